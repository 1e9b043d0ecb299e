"""Look, but do not touch

`toreadonly()` gives a view that shows memory and does not let write.
Hand that to code that should only look.

Read-only is a promise about this window, not about the memory. Whoever
holds another one can write, and the change shows in both. In the
picture the read-only tag is hollow, the other filled.
"""

data = bytearray(b'Hello')
view = memoryview(data)
look = view.toreadonly()

view[0] = ord('J')      # through the other window
print(bytes(look))

try:
    look[0] = ord('H')
except TypeError as error:
    print('TypeError:', error)

print(view.readonly, look.readonly, look.obj is data)
