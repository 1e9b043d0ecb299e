# close() flushes first, closes in any case, and says what went wrong; closing twice is nothing.
import io

class Raw(io.RawIOBase):
    fails = False
    def writable(self):
        return True
    def write(self, data):
        if self.fails:
            raise OSError('disk full')
        print('written', bytes(data))
        return len(data)
    def close(self):
        if not self.closed:
            print('raw closes')
        super().close()

with io.BufferedWriter(Raw()) as f:
    f.write(b'data')
f.close()
print(f.closed)
for function in (lambda: f.write(b''), f.flush, f.tell, f.fileno, f.__enter__, lambda: list(f)):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
f = io.TextIOWrapper(io.BufferedWriter(Raw()), encoding='utf-8')
f.write('lost')
f.buffer.raw.fails = True
try:
    f.close()
except OSError as error:
    print(error, f.closed, f.buffer.raw.closed)
f.buffer.raw.fails = False
