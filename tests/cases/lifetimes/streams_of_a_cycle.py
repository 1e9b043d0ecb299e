# What the collector finds together is finalized in the order of its making: a stream is closed before what came after it looks.
import gc
import io


class Looks:
    def __init__(self, stream):
        self.stream = stream
        stream.looks = self

    def __del__(self):
        try:
            print('value', self.stream.getvalue())
        except ValueError as error:
            print(error)


for make in (lambda: io.BytesIO(b'bytes'), lambda: io.StringIO('text')):
    looks = Looks(make())
    del looks
    print(gc.collect() > 0)

# The other way round the stream is whole yet.
looks = Looks.__new__(Looks)
looks.stream = io.BytesIO(b'later')
looks.stream.looks = looks
del looks
print(gc.collect() > 0)

# Without a cycle nobody can look.
stream = io.BytesIO(b'alone')
view = stream.getbuffer()
del stream
print(bytes(view))
view.release()

# At the end the globals are such a cycle.
early = io.BytesIO(b'early')
last = Looks(early)
