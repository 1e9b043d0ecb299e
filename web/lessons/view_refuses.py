"""Every request a view refuses

The consumer of a buffer says what it can deal with, by flags. A simple
one wants bytes in one run. A better one takes strides, or rows reached
through pointers. A view that cannot be shown that way refuses.

Here each refusal is asked for once, with the flags a C program would
use. None of them is a lock: the way out is another request, or a copy.
"""

import pickle
from inspect import BufferFlags as Ask

from _testbuffer import ND_PIL, ndarray

letters = b'abcdef'
row = memoryview(letters)
strided = row[::2]
table = row.cast('B', (2, 3))
columns = memoryview(ndarray(list(b'abcdef'), shape=[3, 2], strides=[1, 3]))
pointers = memoryview(ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_PIL))

for view, flags in (
    (row, Ask.WRITABLE),
    (row, Ask.FORMAT),
    (strided, Ask.SIMPLE),
    (strided, Ask.ANY_CONTIGUOUS),
    (columns, Ask.C_CONTIGUOUS),
    (table, Ask.F_CONTIGUOUS),
    (pointers, Ask.STRIDES),
):
    try:
        view.__buffer__(flags)
    except BufferError as error:
        print(f'{flags.name}: {error}')

pickle.PickleBuffer(strided).raw()
