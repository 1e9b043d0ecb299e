import io

stream = io.BytesIO(b'Hello')
view = stream.getbuffer()
try:
    stream.write(b'longer than before')
except BufferError as error:
    print(type(error).__name__, error, error.args)
view[0:1] = b'J'
print(stream.getvalue())
del view
print(stream.write(b'longer than before'), stream.getvalue())
