# An ndarray that was denied the shape of items of several bytes: how many there are is told by the memory alone.
from array import array
from _testbuffer import *

for typecode in 'bhid':
    lent = array(typecode, [1, 2])
    items = ndarray(lent, getbuf=PyBUF_FORMAT | PyBUF_WRITABLE)
    print(items.format, items.shape, items.itemsize, items.nbytes, items[0], items[1], items.tolist()[:2])
    items[1] = 7
    print(lent, items.tolist()[:2], items.tobytes())
    for index in (16, -17):
        try:
            print(items[index])
        except IndexError as error:
            print(error)
