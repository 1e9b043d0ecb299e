# pack_into wants a writable buffer; what was packed before an error stays.
import struct
from array import array

for target in (b'abc', 'abc', 5, memoryview(bytearray(8))[::2], memoryview(b'abc')):
    try:
        struct.pack_into('h', target, 0, 1)
    except Exception as error:
        print(type(error).__name__, error)
numbers = array('i', [1, 2])
struct.pack_into('<HH', numbers, 2, 7, 9)
print(numbers)
view = memoryview(bytearray(8)).cast('h')
struct.pack_into('>i', view, 1, 258)
print(view.tolist())
target = bytearray(b'.' * 12)
try:
    struct.pack_into('hxh3sh', target, 1, 7, -1, b'ab', 'x')
except struct.error as error:
    print(error, target)
