# BufferedRandom: reading and writing at one position.
import io

raw = io.BytesIO(b'0123456789' * 3)
f = io.BufferedRandom(raw, 8)
print(f.read(3), f.write(b'ABC'), f.tell(), f.read(2), raw.getvalue())
print(f.seek(1), f.write(b'x'), f.peek(2)[:2], f.tell(), raw.getvalue())
print(f.readline(5), f.write(b'y' * 12), f.tell(), raw.getvalue())
f.flush()
print(raw.getvalue(), f.seek(-3, 2), f.read(), f.truncate(10), f.tell())
f.seek(0)
print(f.read(), f.readable(), f.writable(), f.seekable())
