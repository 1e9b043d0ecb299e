# Streams close themselves when nobody has them any more.
import io

class Raw(io.RawIOBase):
    def writable(self):
        return True
    def write(self, data):
        print('written', bytes(data))
        return len(data)
    def close(self):
        print('close', self.closed)
        super().close()
    def __del__(self):
        print('__del__')
        super().__del__()

raw = Raw()
f = io.TextIOWrapper(io.BufferedWriter(raw), encoding='utf-8')
f.write('text')
del raw, f
class Broken(io.RawIOBase):
    def close(self):
        1 / 0
b = Broken()
try:
    b.close()
except ZeroDivisionError:
    print('raised')
Broken.close = io.RawIOBase.close
del b
f = Raw()
f.me = f
del f
import gc
gc.collect()
