# A native constructor passes over keywords that the class's own __init__ or __new__ takes.
def try_all(base, argument):
    class WithInit(base):
        def __init__(self, argument, extra=None):
            self.extra = extra

    class WithNew(base):
        def __new__(cls, argument, extra=None):
            self = super().__new__(cls, argument)
            self.extra = extra
            return self

    for cls in (WithInit, WithNew):
        try:
            made = cls(argument, extra=3)
            print(base.__name__, cls.__name__, list(made) if base is not float else float(made), made.extra)
        except TypeError as e:
            print(base.__name__, cls.__name__, e)


for base in (list, tuple, set, frozenset):
    try_all(base, [1])
try_all(float, 1.5)


class Plain(tuple):
    pass


try:
    Plain(sequence=())
except TypeError as e:
    print(e)
