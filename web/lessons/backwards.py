"""Backwards through memory

A stride can be negative: the view begins at the last byte and walks to
the first. Nothing is moved for it.

When a view is assigned to another view of the same memory, Python takes
care that no byte is overwritten before it was read. So the bytes of a
row can be turned around with one assignment.

Go through the lines with the timeline: the bytes that a line changes are
marked.
"""

data = bytearray(b'stressed')
view = memoryview(data)

back = view[::-1]
print(bytes(back), back.strides)
print(chr(back[0]), chr(view[0]))

view[:] = back          # turned around in place
print(data)

view[1:] = view[:-1]    # one step to the right
print(data)
