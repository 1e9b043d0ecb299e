import io

stream = io.BytesIO(b'0123456789')
view = stream.getbuffer()[2:6]
print(view.tobytes(), view.obj is stream, view.readonly, type(view.obj).__name__)
try:
    stream.write(b'x')
except BufferError as error:
    print(error)
view[:] = b'abcd'
print(stream.getvalue(), stream.read(4))
view = None
stream.seek(0, 2)
stream.write(b'!')
print(stream.getvalue())
