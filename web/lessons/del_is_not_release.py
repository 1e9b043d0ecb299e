"""One more name, one more holder

`del view` removes a name, not an object. The view goes away with its
last name, and only then the lock opens. Here a list still holds the
view, so deleting the name `view` changes nothing.

The picture names every holder: after the program ran, look at the names
of the views that are left.

In CPython objects go away at once when nobody holds them. Where that
moment matters, `release()` or `with` says it in the program.
"""

data = bytearray(b'Hello')
view = memoryview(data)
kept = [view]           # a second holder

del view
try:
    data.append(33)
except BufferError:
    print('still locked: the list holds the view')

kept.clear()
data.append(33)
print('unlocked:', data)

first = memoryview(data)
kept.append(first[1:3])
