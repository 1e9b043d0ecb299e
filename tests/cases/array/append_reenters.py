"""An index that changes the array it is appended to: it is asked twice, and what last stood in the place shows through (ins1)."""
from array import array


class At:
    def __init__(self, value, act):
        self.value, self.act = value, act

    def __index__(self):
        self.act()
        return self.value


def tell(code, items, act, operate=None):
    a = array(code, items)
    value = At(9, lambda: act(a))
    try:
        (operate or array.append)(a, value)
    except Exception as error:
        print(type(error).__name__, error)
    print(a)


tell('q', [1, 2, 3], lambda a: a.extend(a))
tell('B', b'hello', lambda a: a.pop())
tell('h', [7, -8, 7, -8, 5], lambda a: a.pop())
tell('B', b'hello', lambda a: a.clear())
tell('B', b'hello', lambda a: a.append(1), lambda a, v: a.insert(2, v))
tell('B', b'hello', lambda a: a.pop(), lambda a, v: a.insert(2, v))
tell('B', b'hello', lambda a: 1 / 0, lambda a, v: a.insert(2, v))
count = 0


def second(a):
    global count
    count += 1
    if count == 2:
        raise ValueError('the second time')


tell('B', b'hello', second, lambda a, v: a.insert(2, v))
