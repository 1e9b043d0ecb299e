"""Any layout there is

CPython tests its buffers with an object that can have any layout:
`_testbuffer.ndarray`. It is strict, it can change its own structure, and
it refuses in words of its own.

You will not meet it in a program. It is here because with it you have
seen every message a BufferError has, short of other people's C code.
"""

import _testbuffer as tb
from _testbuffer import ndarray

made = ndarray([1, 2, 3], shape=[3], flags=tb.ND_VAREXPORT)
held = ndarray([1, 2, 3], shape=[3], flags=tb.ND_VAREXPORT)
view = memoryview(held)
plain = ndarray([1, 2, 3, 4], shape=[2, 2])
steps = ndarray([1, 2, 3, 4, 5], shape=[3], strides=[2])
rows = ndarray([1, 2, 3, 4], shape=[2, 2], flags=tb.ND_PIL)
bare = ndarray(plain, getbuf=tb.PyBUF_SIMPLE)
never = ndarray([1], shape=[1], flags=tb.ND_GETBUF_FAIL)

for work in (
    lambda: made.pop(),
    lambda: held.pop(),
    lambda: ndarray(plain).pop(),
    lambda: memoryview(never),
    lambda: ndarray(plain, getbuf=tb.PyBUF_WRITABLE),
    lambda: ndarray(plain, getbuf=tb.PyBUF_FORMAT),
    lambda: ndarray(plain, getbuf=tb.PyBUF_F_CONTIGUOUS),
    lambda: ndarray(steps, getbuf=tb.PyBUF_SIMPLE),
    lambda: ndarray(steps, getbuf=tb.PyBUF_ANY_CONTIGUOUS),
    lambda: ndarray(rows, getbuf=tb.PyBUF_STRIDES),
    lambda: ndarray(bare, getbuf=tb.PyBUF_FULL_RO),
    lambda: tb.get_contiguous(b'abc', tb.PyBUF_WRITE, 'C'),
    lambda: tb.get_contiguous(memoryview(bytearray(6))[::2], tb.PyBUF_WRITE, 'C'),
):
    try:
        work()
    except BufferError as error:
        print(error)
