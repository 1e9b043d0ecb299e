"""What a float is made of

Formats are not only for whole numbers. `'d'` reads eight bytes as a
Python float and `'f'` four bytes as a shorter, less exact one.

A cast goes from a format to bytes and from bytes to a format. To get
from one to another, go through bytes: `cast('B')` in between.

See how 1.0 and its negative differ in a single bit, the highest of the
last byte.
"""

data = bytearray(8)
view = memoryview(data)
number = view.cast('d')

number[0] = 1.0
print(data.hex(' '))

view[7] ^= 0x80             # turns over one bit
print(number[0])

number[0] = 0.1
print(data.hex(' '))

halves = number.cast('B').cast('f')
print(halves.tolist())
halves[0] = 0.1             # less exact
print(halves[0])
