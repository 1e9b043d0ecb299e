"""A slice takes exactly as many

A slice of a `bytearray` may be replaced by more or fewer bytes: the
bytearray grows or shrinks. Through a view it cannot, since a view never
changes a length. Both sides of the assignment need the same number of
elements and the same format.

The error speaks of structures. That is what a view calls shape and
format together.
"""

data = bytearray(b'one two')

data[0:3] = b'three'        # grows
print(data)

view = memoryview(data)
view[0:5] = b'eight'        # five for five
print(data)

view[0:5] = b'ten'          # three for five
