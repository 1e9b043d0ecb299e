"""An array is a buffer of numbers

A list holds references to objects that lie anywhere. An `array.array`
holds the numbers themselves, side by side, each in the size its type
code says: `'h'` is two bytes.

Therefore it lends them: a view of it has the format `'h'` and shows
numbers, not bytes. And while it lends, its length is locked, with a
message of its own.
"""

import array

heights = array.array('h', [800, -11, 8849])
view = memoryview(heights)

print(view.format, view.itemsize, view.tolist())

view[1] = -12
print(heights)
print(heights.tobytes().hex(' ', 2))

heights.append(324)
