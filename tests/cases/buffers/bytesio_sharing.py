import io

stream = io.BytesIO(b'hello')
first = stream.getvalue()
print(first is stream.getvalue())
print(stream.read() is first)
stream.seek(0)
stream.write(b'J')
print(first, stream.getvalue(), stream.getvalue() is first)

stream = io.BytesIO()
stream.write(b'abc')
value = stream.getvalue()
print(value is stream.getvalue())
view = stream.getbuffer()
print(stream.getvalue() is value, stream.getvalue())
view[0] = 88
print(value, stream.getvalue())
del view
print(stream.getvalue() is stream.getvalue())
stream.seek(6)
print(stream.write(b'!'), stream.getvalue(), stream.tell())
stream.truncate(2)
print(stream.getvalue(), stream.tell())
