class Safe:
    def __init__(self):
        self.__secret = 42
        self.__dunder__ = 1

    def __hidden(self):
        return self.__secret

    def reveal(self):
        return self.__hidden()


s = Safe()
print(s.reveal())
print(sorted(vars(s)))
print(s._Safe__secret, s._Safe__hidden())
try:
    s.__secret
except AttributeError as error:
    print(error)


class _Under:
    __x = 'mangled without the underscore'


print(_Under._Under__x)
