"""A with statement closes a BytesIO whose getbuffer() is still held: its own end raises."""
import io

with io.BytesIO(b'Hello') as stream:
    view = stream.getbuffer()
    view[0] = 74
    print(stream.getvalue())
