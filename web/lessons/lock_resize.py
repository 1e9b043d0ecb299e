"""A view locks the size

This is the error this page is about. To make room for more bytes a
`bytearray` may have to move to another place in memory. A view points
into the old place: after a move it would show memory that belongs to
somebody else.

So while a view exists, Python refuses every change of length. Look at
the padlock in the picture: it is closed, and counts the views that hold
it. The explanation names the view and the line on which it was taken.

Press the button beside the view in the explanation, and append again at
the prompt: `data.append(33)`.
"""

data = bytearray(b'Hello')
view = memoryview(data)

data[0] = ord('J')      # same length: allowed
print(data)

data.append(ord('!'))   # one byte more: refused
