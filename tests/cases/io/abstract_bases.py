# The classes of io: what they derive from and what they leave to be written.
import io

for cls in (io.FileIO, io.BytesIO, io.StringIO, io.BufferedReader, io.BufferedRWPair, io.TextIOWrapper, io.RawIOBase, io.BufferedIOBase):
    print(cls, [base.__name__ for base in cls.__mro__], [isinstance(cls, type) and issubclass(cls, base) for base in
          (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase)])
def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
for stream in (io.IOBase(), io.RawIOBase(), io.BufferedIOBase(), io.TextIOBase()):
    for name in ('read', 'readline', 'write', 'seek', 'tell', 'truncate', 'fileno', 'detach', 'readall', 'read1'):
        if hasattr(stream, name):
            attempt(lambda: getattr(stream, name)(*([b''] if name == 'write' else [0] if name == 'seek' else [])))
    print(stream.readable(), stream.closed, stream.close(), stream.closed)
    attempt(stream.flush)
print(isinstance(io.BytesIO(), io.Reader), issubclass(io.StringIO, io.Writer), isinstance(5, io.Reader), io.Reader[int])
print(issubclass(io.UnsupportedOperation, (OSError)), issubclass(io.UnsupportedOperation, ValueError), io.SEEK_END)
