class Wrong:
    def __complex__(self):
        return 1


class Sub(complex):
    pass


class GivesSub:
    def __complex__(self):
        return Sub(1, 2)


class Real:
    def __float__(self):
        return 1.5


class Both(Real):
    def __complex__(self):
        return 2j


for make in (complex, Sub, complex.from_number, Sub.from_number, lambda v: complex(v, 1), lambda v: complex(1, v)):
    for value in (Wrong(), GivesSub(), Real(), Both(), '1', b'1', None, Sub(3, 4)):
        try:
            result = make(value)
            print(type(result).__name__, result)
        except TypeError as error:
            print(error)
