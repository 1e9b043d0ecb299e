# What an ndarray is made of: items, shape, strides, offset, format and flags, and what it says of itself.
from _testbuffer import *


def show(make):
    try:
        nd = make()
        print(nd.tolist(), nd.format, nd.itemsize, nd.ndim, nd.shape, nd.strides, nd.suboffsets, nd.offset,
              nd.flags, nd.nbytes, nd.readonly, nd.obj, nd.c_contiguous, nd.f_contiguous, nd.contiguous)
        print('   ', nd.tobytes())
    except BaseException as error:
        print(type(error).__name__, error)


six = [1, 2, 3, 4, 5, 6]
show(lambda: ndarray(six, shape=[6]))
show(lambda: ndarray(six, [2, 3]))
show(lambda: ndarray(six, [2, 3], flags=ND_FORTRAN))
show(lambda: ndarray(six, shape=[3], strides=[2]))
show(lambda: ndarray(six, shape=[3], strides=[-2], offset=5))
show(lambda: ndarray(six, shape=[2, 3], strides=[0, 1]))
show(lambda: ndarray(six, shape=[2, 3], format='h', flags=ND_WRITABLE))
show(lambda: ndarray(six, shape=[2, 3], flags=ND_PIL))
show(lambda: ndarray(six, shape=[2, 3], strides=[-3, -1], offset=5, flags=ND_PIL))
show(lambda: ndarray(six, shape=[6], format='l', flags=ND_PIL | ND_WRITABLE))
show(lambda: ndarray(7, shape=()))
show(lambda: ndarray(1.5, shape=[], format='d'))
show(lambda: ndarray((1, 2.5), shape=[], format='bd'))
show(lambda: ndarray([(1, b'ab'), (2, b'cd')], shape=[2], format='<h2s'))
show(lambda: ndarray([[1, 2], [3, 4]], shape=[2], format='>2q'))
show(lambda: ndarray([b'x', b'y'], shape=[2], format='c'))
show(lambda: ndarray([True, False], shape=[2], format='?'))
show(lambda: ndarray([1, 2], shape=[0]))
show(lambda: ndarray([1, 2], shape=[2, 0, 3]))
show(lambda: ndarray([1], shape=[1] * 70))
show(lambda: ndarray([1], shape=[1] * 129))
show(lambda: ndarray([1, 2], shape=[1, 1], format='@h'))
show(lambda: ndarray([()], shape=[1], format='4x'))
# what cannot be
show(lambda: ndarray())
show(lambda: ndarray(1, 2, 3, 4, 5, 6, 7, 8))
show(lambda: ndarray(six, shape=[6], order='C'))
show(lambda: ndarray(six, [6], shape=[6]))
show(lambda: ndarray(six))
show(lambda: ndarray(six, shape=6))
show(lambda: ndarray(6, shape=[6]))
show(lambda: ndarray([], shape=[0]))
show(lambda: ndarray(six, shape=[7]))
show(lambda: ndarray(six, shape=[-1]))
show(lambda: ndarray(six, shape=['a']))
show(lambda: ndarray(six, shape=[2**40]))
show(lambda: ndarray(six, shape=[2], strides=3))
show(lambda: ndarray(six, shape=[2], strides=[1, 2]))
show(lambda: ndarray(six, shape=[2], strides=['1']))
show(lambda: ndarray(six, shape=[2], strides=[1], flags=ND_FORTRAN))
show(lambda: ndarray(six, shape=[2], strides=[]))
show(lambda: ndarray(six, shape=[2], strides=[1], format='h'))
show(lambda: ndarray(six, shape=[2], offset=1, format='h'))
show(lambda: ndarray(six, shape=[2], offset=6))
show(lambda: ndarray(six, shape=[2], offset=-1))
show(lambda: ndarray(six, shape=[2], offset=2**40))
show(lambda: ndarray(six, shape=[2], offset='1'))
show(lambda: ndarray(six, shape=[2], format=''))
show(lambda: ndarray(six, shape=[2], format='!!'))
show(lambda: ndarray(six, shape=[2], format='\u20ac'))
show(lambda: ndarray(six, shape=[2], format=b'h'))
show(lambda: ndarray(six, shape=[2], format=3))
show(lambda: ndarray(six, shape=[2], format='hh'))
show(lambda: ndarray([1, 300], shape=[2]))
show(lambda: ndarray([1, 'a'], shape=[2]))
show(lambda: ndarray(six, shape=[2], flags=2**31))
show(lambda: ndarray(six, shape=[2], flags='1'))
show(lambda: ndarray(1, shape=[], flags=ND_PIL))
show(lambda: ndarray(six, shape=[2], getbuf=PyBUF_FULL))
show(lambda: ndarray(b'abc'))
show(lambda: ndarray(b'abc', strides=[1]))
show(lambda: ndarray(b'abc', offset=1))
show(lambda: ndarray(b'abc', format='B'))
show(lambda: ndarray(b'abc', format='b'))
show(lambda: ndarray(b'abc', flags=ND_WRITABLE))
show(lambda: ndarray(b'abc', flags=ND_REDIRECT))
show(lambda: ndarray(b'abc', getbuf=PyBUF_WRITABLE))
show(lambda: ndarray(bytearray(b'abc'), getbuf=PyBUF_WRITABLE))
show(lambda: ndarray(bytearray(b'abc'), getbuf=PyBUF_ND))
show(lambda: ndarray(b'abc', shape=[3]))
nd = ndarray(six, shape=[6])
print(hash(nd) == hash(bytes(six)), nd == ndarray(six, shape=[6]), nd.__sizeof__(), ndarray.__module__)
for action in (lambda: len(nd), lambda: reversed(nd), lambda: list(nd), lambda: 4 in nd, lambda: setattr(nd, 'shape', 1),
               lambda: setattr(nd, 'x', 1), lambda: nd.x, lambda: type('Sub', (ndarray,), {}), lambda: nd.tolist(1),
               lambda: hash(ndarray(six, shape=[6], flags=ND_WRITABLE)), lambda: __import__('weakref').ref(nd),
               lambda: sorted(name for name in dir(ndarray) if name[:2] != '__'),
               lambda: nd.__init__([9], [1]), lambda: nd.tolist(), lambda: nd.pop(), lambda: nd.tolist(), lambda: nd.pop()):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)
