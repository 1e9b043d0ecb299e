"""What __setstate__ of iterators takes: an int, not what only has __index__; the place is clipped."""
import array


class Index:
    def __index__(self):
        return 1


for it in (iter([1, 2]), iter((1, 2)), iter(b'ab'), iter(bytearray(b'ab')), iter(array.array('b', [1, 2])), iter('ab'), iter(range(3)), reversed([1, 2])):
    for state in ('x', 1.0, 1 << 70, -(1 << 70), None, Index(), -1, 1, True, 9):
        try:
            it.__setstate__(state)
        except (TypeError, OverflowError) as error:
            print(type(it).__name__, type(error).__name__, error)
    print(list(it))
