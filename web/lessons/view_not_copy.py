"""A view is not a copy

`bytes(data)` copies: afterwards there are two pieces of memory, and
changing one leaves the other alone. `memoryview(data)` copies nothing:
it is a window on the memory that is there.

In the picture the window is the bar marked A above the bytes of `data`.
The copy is a panel of its own.

Write through the window, and `data` has changed, because the window has
no bytes of its own.
"""

data = bytearray(b'Hello')

copy = bytes(data)
view = memoryview(data)

view[0] = ord('J')      # written through the window

print('data', data)
print('view', view.tolist())
print('copy', copy)
print('the view belongs to data:', view.obj is data)
