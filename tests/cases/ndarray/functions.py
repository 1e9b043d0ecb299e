# The functions of _testbuffer with arguments of all kinds.
import array
import _testbuffer
from _testbuffer import *

print({name: value for name, value in sorted(vars(_testbuffer).items()) if isinstance(value, int)})
values = [ndarray([1, 2, 3], shape=[3]), ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_FORTRAN), b'abc', array.array('h', [1, 2]),
          memoryview(bytearray(6))[::2], 3, None, 'text']
for function in (get_contiguous, py_buffer_to_contiguous, is_contiguous, cmp_contig, get_pointer, slice_indices, get_sizeof_void_p):
    for arguments in ((), *((value,) for value in values), *((value, 'C') for value in values), *((value, 'F') for value in values),
                      *((value, [1]) for value in values), *((value, [0, 1]) for value in values), *((value, (9,)) for value in values),
                      *((value, value) for value in values), *((value, PyBUF_READ, 'C') for value in values),
                      *((value, PyBUF_WRITE, 'A') for value in values), *((value, 'A', PyBUF_FULL_RO) for value in values),
                      *((value, 'C', PyBUF_SIMPLE) for value in values), (values[0], 'x', 0), (values[0], 3, 0), (values[0], 'C', 'a'),
                      (values[0], 'C', 2**40), (values[0], '', 0), (values[0], 'Cx', 0), (values[0], '\xe9', 0),
                      (values[0], 'a', 'C'), (values[0], 1, 'C'), (values[0], 2**40, 'C'), (values[0], PyBUF_READ, 5),
                      (slice(1, None, 2), 5), (slice(None, None, -1), 5), (slice('a'), 5), (slice(0, 3, 0), 5), (slice(1), 'a'),
                      (slice(1), 2**40), (values[0], ['a']), (values[0], [2**40]), (values[0], [-1])):
        try:
            result = function(*arguments)
            if isinstance(result, memoryview):
                result = result.tolist(), result.strides, result.readonly
            print(function.__name__, result)
        except BaseException as error:
            print(function.__name__, type(error).__name__, error)
