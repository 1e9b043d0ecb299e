# sys.stdin, sys.stdout and sys.stderr are text over buffers over files.
import io
import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream, stream.buffer, stream.buffer.raw, stream.fileno(), stream.mode, stream.buffer.raw.mode)
    print(stream.readable(), stream.writable(), stream.seekable(), stream.isatty(), stream.line_buffering, stream.closed)
print(sys.stdin.readline(), end='')
print(sys.stdin.buffer.raw.read(0), sys.stdin.read(3), sys.stdin.readlines(), sys.stdin.read())
sys.stdout.flush()
sys.stdout.buffer.write(b'bytes\n')
sys.stdout.buffer.flush()
sys.stdout.write('text\n')
sys.stderr.write('caf\xe9 \udc80\n')
for function in (lambda: sys.stdin.write('x'), lambda: sys.stdout.read(), lambda: sys.stdout.write(b''), lambda: sys.stdout.seek(0)):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
print('to a file', file=open('f', 'w'))
print(open('f').read(), end='')
sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding='ascii', errors='xmlcharrefreplace')
print('\xe9')
sys.stdout.flush()
text = sys.stdout.buffer.getvalue()
sys.stdout = sys.__stdout__
print(text)
