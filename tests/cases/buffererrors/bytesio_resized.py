"""A BytesIO is written to, cut, set anew or closed while a view of getbuffer() still holds its buffer."""
import io

stream = io.BytesIO(b'abcd')
view = stream.getbuffer()
for change in [lambda: stream.write(b'x'), lambda: stream.writelines([b'x']), lambda: stream.truncate(1), lambda: stream.truncate(4), lambda: stream.truncate(9), stream.close,
               lambda: stream.__init__(b'xyz'), lambda: stream.__setstate__((b'xyz', 0, None))]:
    try:
        print(change())
    except BufferError as error:
        print(error, stream.getvalue())
try:
    stream.write(b'x')
finally:
    view.release()  # or the stream could not be closed at the end
