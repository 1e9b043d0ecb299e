# BufferedWriter: when the raw stream is written to, and what a raw stream that takes little does.
import io

class Raw(io.RawIOBase):
    def __init__(self, limit=100):
        self.limit = limit
    def writable(self):
        return True
    def write(self, data):
        if self.limit is None:
            print('  full')
            return None
        print('  write', bytes(data[:self.limit]), data.readonly)
        return min(len(data), self.limit)

raw = Raw()
f = io.BufferedWriter(raw, 8)
print(f.write(b'abc'), f.write(bytearray(b'defgh')), f.write(memoryview(b'i')))
f.flush()
print(f.write(b'x' * 20))
f.close()
print(f.closed, raw.closed)
f = io.BufferedWriter(Raw(3), 4)
print(f.write(b'0123456789'))
f.flush()
raw = Raw(None)
f = io.BufferedWriter(raw, 4)
for piece in (b'ab', b'cd', b'efgh'):
    try:
        print(f.write(piece))
    except BlockingIOError as error:
        print(error, error.characters_written)
raw.limit = 10
f.flush()
for bad in (lambda: f.write('text'), lambda: f.read(), lambda: io.BufferedWriter(io.BytesIO(), 0), lambda: io.BufferedWriter(5)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
class Lies(io.RawIOBase):
    def writable(self):
        return True
    def write(self, data):
        return len(data) + 1
f = io.BufferedWriter(Lies(), 4)
f.write(b'a')
try:
    f.flush()
except OSError as error:
    print(error)
f.raw.write = lambda data: len(data)
f.close()
