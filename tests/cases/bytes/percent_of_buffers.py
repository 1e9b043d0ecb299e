# %b takes bytes, what has __bytes__, and a buffer of any shape, in this order.
from array import array


class Own(bytearray):
    def __bytes__(self):
        return b'not asked'


class Both:
    def __bytes__(self):
        return b'special'

    def __buffer__(self, flags):
        return memoryview(b'buffer')


class Buffer:
    def __buffer__(self, flags):
        print('flags', flags)
        return memoryview(b'buffer')


for value in (memoryview(b'abcdef')[::-2], array('H', [1, 2]), Own(b'own'), Both(), Buffer()):
    print(b'%s|' % value, bytearray(b'%b|') % value)
for value in ('text', 5, None):
    try:
        print(b'%s' % value)
    except TypeError as error:
        print(error)
