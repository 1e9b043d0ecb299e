# Memoryviews of ndarrays: items, assignment, comparison by value whatever the format, copies in any order, and hashes.
from _testbuffer import *


def show(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


twelve = list(range(12))
arrays = [
    ndarray(twelve, shape=[12], flags=ND_WRITABLE),
    ndarray(twelve, shape=[3, 4], flags=ND_WRITABLE),
    ndarray(twelve, shape=[3, 4], flags=ND_WRITABLE | ND_FORTRAN),
    ndarray(twelve, shape=[3, 4], flags=ND_PIL | ND_WRITABLE),
    ndarray(twelve, shape=[3, 2, 2], flags=ND_PIL | ND_WRITABLE, format='h'),
    ndarray(twelve, shape=[6], strides=[-2], offset=11, flags=ND_WRITABLE),
    ndarray(twelve, shape=[12], flags=ND_PIL | ND_WRITABLE),
    ndarray(3, shape=(), flags=ND_WRITABLE),
    ndarray(twelve, shape=[12], format='<i', flags=ND_WRITABLE),
    ndarray([(i, i / 2) for i in twelve], shape=[12], format='bd', flags=ND_WRITABLE),
    ndarray([2.5, float('nan'), 3.0], shape=[3], format='d'),
    ndarray([b'ab', b'cd'], shape=[2], format='2s'),
]
for nd in arrays:
    m = memoryview(nd)
    print('#', m.shape, m.strides, m.suboffsets, m.format, m.c_contiguous, m.f_contiguous, m.contiguous, m.readonly)
    for order in ('C', 'F', 'A'):
        show(lambda: m.tobytes(order))
    show(lambda: m.tolist())
    show(lambda: m.hex())
    show(lambda: m[0])
    show(lambda: m[-1])
    show(lambda: m[1:3].tolist())
    show(lambda: m[::-2].tolist())
    show(lambda: m[::-1].tobytes())
    show(lambda: m[(1,) * m.ndim])
    show(lambda: m[(-1,) * m.ndim])
    show(lambda: list(m))
    show(lambda: 3 in m)
    show(lambda: m.index(3))
    show(lambda: m.count(3))
    show(lambda: list(reversed(m)))
    show(lambda: m.cast('B').shape)
    show(lambda: m == nd)
    show(lambda: m == m)
    show(lambda: m.toreadonly() == bytes(twelve))
    show(lambda: hash(m.toreadonly()) == hash(m.tobytes()))
    for key, value in ((0, 77), ((0,) * m.ndim, 78), (slice(0, 2), b'xy'), (..., 1), (slice(None, None, -1), m)):
        try:
            m[key] = value
            print(m.tolist())
        except BaseException as error:
            print(type(error).__name__, error)
    for order in ('C', 'F', 'A'):
        for kind in (PyBUF_READ, PyBUF_WRITE):
            show(lambda: [(c.shape, c.strides, c.suboffsets, c.format, c.readonly, c.tobytes('A'), type(c.obj).__name__)
                          for c in [get_contiguous(nd, kind, order)]])
        show(lambda: py_buffer_to_contiguous(nd, order, PyBUF_FULL_RO))
        show(lambda: is_contiguous(nd, order))
        show(lambda: is_contiguous(m, order))
    show(lambda: cmp_contig(nd, m))
    show(lambda: get_pointer(nd, [1] * nd.ndim))
    show(lambda: [(c.tolist(), c.shape, c.strides, c.suboffsets, c.obj, c.readonly) for c in [nd.memoryview_from_buffer()]])
for a in arrays:
    print([memoryview(a) == memoryview(b) for b in arrays], [memoryview(a) == b for b in arrays])
pairs = [('B', 'b'), ('<h', 'h'), ('>h', '<h'), ('h', 'd'), ('2h', 'hh'), ('hx', 'h'), ('?', 'B'), ('c', 'B'), ('e', 'f'),
         ('F', 'D'), ('@h', 'h'), ('!q', 'q'), ('n', 'i'), ('P', 'I'), ('s', 'c'), ('1s', 'c')]
for left, right in pairs:
    def make(format):
        value = b'a' if format[-1] in 'cs' else (1, 2) if format in ('2h', 'hh') else 1
        return ndarray([value, value], shape=[2], format=format)
    try:
        a, b = make(left), make(right)
        print(left, right, memoryview(a) == memoryview(b), memoryview(a) == b, memoryview(b) != a)
    except BaseException as error:
        print(left, right, type(error).__name__, error)
show(lambda: memoryview(ndarray([1], shape=[1] * 65)))
show(lambda: memoryview(ndarray([1], shape=[1] * 64)).tolist() == ndarray([1], shape=[1] * 64).tolist())
view = ndarray([1, 2, 3], shape=[3], format='<h').memoryview_from_buffer()
print(view.format, view.nbytes)
show(lambda: ndarray(ndarray(b'abc')).memoryview_from_buffer())
show(lambda: ndarray(ndarray([1, 2], shape=[2])).memoryview_from_buffer().tolist())
show(lambda: ndarray([1], shape=[1] * 128).memoryview_from_buffer())
for legacy in (False, True, 0, 'x'):
    s = staticarray(legacy_mode=legacy)
    m = memoryview(s)
    print(m.tolist(), type(m.obj).__name__, m.readonly, ndarray(s).obj is s)
    show(lambda: ndarray(m, flags=ND_REDIRECT, getbuf=PyBUF_FULL_RO).tolist())
show(lambda: staticarray(1, 2))
show(lambda: staticarray(mode=1))
