"""An array changes its length while a view, or anybody else who acquired its buffer, still holds it."""
import array
import io

a = array.array('H', [1, 2, 3, 4])
view = memoryview(a)
for change in [lambda: a.append(1), lambda: a.extend([5]), lambda: a.extend(a), lambda: a.insert(0, 1), lambda: a.pop(), lambda: a.remove(1), a.clear, lambda: a.fromlist([1]),
               lambda: a.frombytes(b'ab'), lambda: a.fromfile(io.BytesIO(b'abcd'), 1), lambda: a.__iadd__(a), lambda: a.__imul__(2), lambda: a.__delitem__(0),
               lambda: a.__delitem__(slice(0, 2)), lambda: a.__delitem__(slice(0, 4, 2)), lambda: a.__setitem__(slice(0, 2), a)]:
    try:
        change()
    except BufferError as error:
        print(error, a)
w = array.array('w', 'text')
held = memoryview(w)
try:
    w.fromunicode('more')
except BufferError as error:
    print(error)
a.append(5)
