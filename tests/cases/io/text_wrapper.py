# TextIOWrapper over a BytesIO: pending text, flushes, detach and reconfigure.
import io

raw = io.BytesIO()
f = io.TextIOWrapper(raw, encoding='utf-8', newline='\r\n')
print(f.write('a\nb'), raw.getvalue(), f.flush(), raw.getvalue())
f.reconfigure(newline='\n', line_buffering=True)
f.write('c\n')
print(raw.getvalue(), f.line_buffering, f.write_through)
f.reconfigure(encoding='latin-1', errors='replace', write_through=True)
f.write('\xe9\u1234')
print(raw.getvalue(), f.encoding, f.errors)
print(f.detach() is raw, f)
for function in (f.read, f.close, lambda: f.closed, lambda: f.name, lambda: f.newlines):
    try:
        function()
    except ValueError as error:
        print(error)
f = io.TextIOWrapper(io.BytesIO(b'x\r\ny\rz\n'), encoding='ascii')
print(f.read(2), f.newlines, f.readline(), f.newlines, f.read(), f.newlines)
try:
    f.reconfigure(encoding='utf-8')
except io.UnsupportedOperation as error:
    print(error)
try:
    io.TextIOWrapper(io.BytesIO(), newline='x')
except ValueError as error:
    print(error)
f = io.TextIOWrapper(io.BytesIO(b'abc'), encoding='utf-8')
print(f.seek(0, 2), f.write('d'), f.seek(0), f.read(), f.seek(1), f.read(1), f.tell(), f.truncate(), f.buffer.getvalue())
