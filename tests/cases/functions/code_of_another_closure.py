# A function's code can only be one that has as many free variables; iterators are set before their beginning.
def plain():
    return 1


def outer():
    x = 5

    def inner():
        return x

    return inner


inner = outer()
for function, other in ((inner, plain), (plain, inner), (inner, outer()), (inner, 5)):
    try:
        function.__code__ = getattr(other, '__code__', other)
        print(function())
    except Exception as error:
        print(type(error).__name__, error)

for items in (bytearray(b'abc'), b'abc', [1, 2, 3], (1, 2, 3), 'abc', range(3)):
    for state in (-5, -1, 2, 100):
        iterator = iter(items)
        iterator.__setstate__(state)
        print(type(iterator).__name__, state, iterator.__length_hint__(), iterator.__reduce__()[1:], list(iterator))
