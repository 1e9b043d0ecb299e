import io

stream = io.BytesIO(b'Hello')
view = stream.getbuffer()
try:
    stream.__init__(b'new')
except BufferError as error:
    print(error)
print(stream.getvalue(), view.tobytes(), stream.tell())
view.release()
stream.__init__(b'new')
print(stream.getvalue())
