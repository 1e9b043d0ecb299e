# Subclasses of int with and without __slots__: numbers small and large, arithmetic, sums that call back.
class Bare(int):
    __slots__ = ()

    def __add__(self, other):
        return self.__class__(super(Bare, self).__add__(other))

    __radd__ = __add__


class Noted(int):
    pass


for number in (3, 3000, 10**30, -(10**40)):
    value = Bare(number)
    print(value, value + 5, 5 + value, (-value).__class__, hash(value) == hash(number))
    noted = Noted(number)
    noted.note = 'kept'
    print(noted, noted.note, noted + 1, int(noted).__class__)
print(hasattr(Bare(1), '__dict__'))
