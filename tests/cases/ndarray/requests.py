# What each layout answers to each request: the descriptor, or the BufferError.
from _testbuffer import *

layouts = {
    'plain': ndarray([1, 2, 3, 4], shape=[4]),
    'writable': ndarray([1, 2, 3, 4], shape=[2, 2], format='h', flags=ND_WRITABLE),
    'fortran': ndarray([1, 2, 3, 4, 5, 6], shape=[2, 3], flags=ND_FORTRAN),
    'strided': ndarray([1, 2, 3, 4, 5], shape=[3], strides=[2]),
    'backwards': ndarray([1, 2, 3, 4], shape=[2, 2], strides=[-2, -1], offset=3),
    'pil': ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_PIL | ND_WRITABLE),
    'scalar': ndarray(5, shape=(), format='q'),
    'zero': ndarray([1, 2], shape=[2, 0]),
    'fail': ndarray([1], shape=[1], flags=ND_GETBUF_FAIL),
    'undefined': ndarray([1], shape=[1], flags=ND_GETBUF_FAIL | ND_GETBUF_UNDEFINED),
    'bytes': b'abcd',
    'view': memoryview(bytearray(8)).cast('h')[::2],
}
redundant = ndarray([1, 2, 3, 4], shape=[2, 2])
redundant.add_suboffsets()
layouts['redundant'] = redundant
layouts['redirected'] = ndarray(layouts['writable'], flags=ND_REDIRECT)

for name, exporter in layouts.items():
    for request in range(0, 0x200, 4):
        for flags in (request, request | PyBUF_WRITABLE):
            try:
                nd = ndarray(exporter, getbuf=flags)
                print(name, flags, nd.format, nd.itemsize, nd.ndim, nd.shape, nd.strides, nd.suboffsets, nd.nbytes,
                      nd.readonly, nd.flags)
                for again in (PyBUF_SIMPLE, PyBUF_ND, PyBUF_FULL_RO):
                    try:
                        print('   ', again, ndarray(nd, getbuf=again).shape, nd.tobytes(), nd.tolist())
                    except BufferError as error:
                        print('   ', again, error)
                    except ValueError as error:
                        print('   ', again, error)
            except BaseException as error:
                print(name, flags, type(error).__name__, error)
for name, exporter in layouts.items():
    for flags in (PyBUF_READ, PyBUF_WRITE, 0x400, -1, 2**31):
        try:
            print(name, flags, ndarray(exporter, getbuf=flags).flags)
        except BaseException as error:
            print(name, flags, type(error).__name__, error)
