# newline=: what is written and what is read.
import io

for newline in (None, '', '\n', '\r', '\r\n'):
    with open('f', 'w', newline=newline) as f:
        f.write('a\nb\r\nc\rd')
    data = open('f', 'rb').read()
    print(repr(newline), data)
with open('f', 'wb') as f:
    f.write(b'a\nb\r\nc\rd\r')
for newline in (None, '', '\n', '\r', '\r\n'):
    with open('f', newline=newline) as f:
        lines = list(f)
        print(repr(newline), lines, repr(f.newlines))
    with open('f', newline=newline) as f:
        print([f.readline(2) for _ in range(8)], repr(f.read(3)))
