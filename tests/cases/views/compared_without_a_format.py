# A view that was asked for without a format has bytes for elements, as far apart as the items are: these are compared.
from array import array

doubles = array('d', [1, 2, 3, 4])
others = array('d', [5, 6, 7, 8])
plain = memoryview._from_flags(doubles, 88)
print(plain.format, plain.itemsize, plain.strides)
for other in bytes(4), bytearray(4), b'\0\0\0\1', memoryview(others), memoryview._from_flags(others, 88), array('b', bytes(4)):
    print(plain == other, other == plain)
