import io

s = io.BytesIO(b'line one\nline two\nlast')
print(s.read(4), s.tell(), s.readline(), s.read(), s.read(), s.readline())
s.seek(0)
print(s.readlines(), s.seek(-4, 2), s.read(), s.seek(5), s.seek(2, 1), s.read1(3), s.tell())
s.seek(0)
print(list(s), s.getvalue(), len(s.getvalue()), s.closed, s.readable(), s.writable(), s.seekable())
buffer = bytearray(6)
s.seek(5)
print(s.readinto(buffer), buffer, s.readline(2), s.read(-1), s.read(None))
