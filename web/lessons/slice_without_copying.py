"""Slicing with and without copying

A slice of a `bytearray` is a copy: new memory, filled with the bytes
between the two positions. A slice of a view is a smaller window on the
same memory, however large it is.

The picture shows the difference: `copy` has a panel of its own, `part`
is a bar above the bytes of `data`.

For a program that takes large data apart piece by piece, that is the
difference between moving every byte again and again, and moving none.
"""

data = bytearray(b'name=Ada;born=1815')

copy = data[5:8]                # new memory
part = memoryview(data)[5:8]    # a window

data[5:8] = b'Eve'
print('copy', copy)
print('part', bytes(part))

pieces = 0
rest = memoryview(data)
while rest:                     # nothing is copied here
    pieces += 1
    rest = rest[4:]
print(pieces, 'pieces')
