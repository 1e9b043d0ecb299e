# BufferedReader: peek, read1, readinto, readline and seek inside what was read ahead.
import io

class Raw(io.RawIOBase):
    """Tells what is asked of it."""
    def __init__(self, data):
        self.data, self.at = data, 0
    def readable(self):
        return True
    def seekable(self):
        return True
    def readinto(self, buffer):
        piece = self.data[self.at:self.at + len(buffer)]
        buffer[:len(piece)] = piece
        self.at += len(piece)
        print('  readinto', type(buffer).__name__, len(buffer), buffer.obj, '->', len(piece))
        return len(piece)
    def seek(self, offset, whence=0):
        print('  seek', offset, whence)
        self.at = offset if whence == 0 else self.at + offset if whence == 1 else len(self.data) + offset
        return self.at
    def tell(self):
        return self.at

f = io.BufferedReader(Raw(b'one\ntwo\nthree\nfour'), 8)
print(f.peek(2), f.tell())
print(f.read(2), f.read1(100), f.read1(3))
print(f.readline(), f.tell())
print(f.seek(-2, 1), f.read(3))
print(f.seek(1), f.readline())
target = bytearray(20)
print(f.readinto(target), bytes(target))
print(f.seek(-4, 2), f.read(), f.read())
print(f.seek(0), f.read(17), f.readlines())
print(f.seek(4), next(f), f.readinto1(target), bytes(target[:6]))
for function in (lambda: f.write(b'x'), lambda: f.truncate(), lambda: f.read(-2), lambda: f.seek(0, 7), lambda: f.detach() and f.read()):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
