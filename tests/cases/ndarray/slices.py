# Items, sub-arrays and slices of ndarrays of any number of dimensions, with and without suboffsets, and assigning to them.
from _testbuffer import *

seed = 7


def random(below):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % below


def show(action):
    try:
        value = action()
        if isinstance(value, ndarray):
            print(value.shape, value.strides, value.suboffsets, value.flags, value.offset, value.nbytes,
                  value.tolist(), value.tobytes(), memoryview(value).tolist(), bytes(memoryview(value)))
        else:
            print(value)
    except BaseException as error:
        print(type(error).__name__, error)


def random_slice(count):
    ends = [None, *range(-count - 1, count + 2)]
    step = [None, 1, 2, -1, -2, 3][random(6)]
    return slice(ends[random(len(ends))], ends[random(len(ends))], step)


for number in range(60):
    shape = [random(4) + (number % 3 > 0) for _ in range(1 + random(3))]
    count = 1
    for extent in shape:
        count *= extent
    flags = [0, ND_FORTRAN, ND_PIL, ND_PIL | ND_FORTRAN][random(4)] | ND_WRITABLE
    items = list(range(max(count, 1)))
    a = ndarray(items, shape=shape, flags=flags, format=['B', 'h', '>i'][random(3)])
    if number % 3 == 2:
        a = ndarray(items, shape=shape, flags=flags, format='B')
    print('#', number, shape, flags)
    key = tuple(random_slice(extent) for extent in shape)
    show(lambda: a[key])
    show(lambda: a[key[0]])
    show(lambda: a[random(3) - 1])
    show(lambda: a[key][0])
    show(lambda: a[key][key])
    try:
        a[key] = ndarray(list(range(100, 100 + max(1, a[key].nbytes))), shape=a[key].shape, format=a.format)
        print(a.tolist())
    except BaseException as error:
        print(type(error).__name__, error)
    try:
        a[::-1] = a
        print(a.tolist())
        a[0] = a[-1]
        print(a.tolist())
    except BaseException as error:
        print(type(error).__name__, error)
a = ndarray([1, 2, 3, 4, 5, 6], shape=[2, 3], flags=ND_WRITABLE)
for key in (2, -3, 2**40, 'a', 1.5, (0, 1), (slice(1), 1), (), None, ..., [], slice('a', 2), True):
    show(lambda: a[key])
    try:
        a[key] = b'abc'
        print(a.tolist())
    except BaseException as error:
        print(type(error).__name__, error)
s = ndarray((1, 2), shape=(), format='bb', flags=ND_WRITABLE)
for key in ((), ..., 0, slice(None), 'a', (0,)):
    show(lambda: s[key])
    try:
        s[key] = 3, 4
        print(s.tolist())
    except BaseException as error:
        print(type(error).__name__, error)
one = ndarray([1, 2, 3], shape=[3], flags=ND_WRITABLE, format='h')
for value in (5, -1, 2**20, 1.5, 'a', b'a', None, [7], (8,), [1, 2], [], True):
    try:
        one[1] = value
        print(one.tolist())
    except BaseException as error:
        print(type(error).__name__, error)
try:
    del one[0]
except TypeError as error:
    print(error)
try:
    ndarray([1], shape=[1])[0] = 1
except TypeError as error:
    print(error)
