"""The same bytes as other numbers

A view has a format: the rule by which bytes become numbers. `'B'` reads
one byte as a number from 0 to 255. `cast` gives another view of the same
memory with another format.

`'H'` takes two bytes as one number and `'I'` four. This machine is
little-endian: the first byte counts least. `'b'` reads one byte as a
number from -128 to 127.

Look at the brackets in the picture: one element of `pairs` spans two
bytes.
"""

data = bytearray([1, 0, 2, 0, 255, 255, 0, 0])
view = memoryview(data)

pairs = view.cast('H')
print(pairs.tolist(), pairs.itemsize, len(pairs))
print(view.cast('I').tolist())
print(view.cast('b').tolist())

pairs[0] = 513          # writes two bytes: 1 and 2
print(data.hex(' '))

try:
    pairs[0] = 65536
except ValueError as error:
    print('ValueError:', error)
