"""A bytearray changes its length while a view, or anybody else who acquired its buffer, still holds it."""
b = bytearray(b'abcd')
view = memoryview(b)[1:3]
for change in [lambda: b.append(1), lambda: b.extend(b'x'), lambda: b.insert(0, 1), lambda: b.pop(), lambda: b.remove(97), b.clear, lambda: b.resize(9),
               lambda: b.__iadd__(b'x'), lambda: b.__imul__(2), lambda: b.__delitem__(0), lambda: b.__delitem__(slice(0, 2)), lambda: b.__delitem__(slice(0, 4, 2)),
               lambda: b.__setitem__(slice(0, 2), b'x'), lambda: b.__init__(b'xyz')]:
    try:
        change()
    except BufferError as error:
        print(error, b)
view.release()
b += b'!'
view = memoryview(b)
b += b'!'
