data = bytearray(b'abcdef')
view = memoryview(data)
stream = memoryview(view)
inner = view.cast('B')
view.release()
print(inner.tobytes(), stream.tobytes())
try:
    view[0]
except ValueError as error:
    print(error)
