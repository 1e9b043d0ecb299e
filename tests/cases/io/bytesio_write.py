import io

s = io.BytesIO()
print(s.write(b'hello'), s.write(bytearray(b' there')), s.write(memoryview(b'!')), s.getvalue())
s.seek(6)
s.write(b'WORLD and more')
print(s.getvalue(), s.tell())
s.seek(25)
s.write(b'gap')
print(s.getvalue())
print(s.truncate(5), s.getvalue(), s.tell())
s.seek(0)
print(s.truncate(), s.getvalue())
s.writelines([b'a\n', b'b\n'])
print(s.getvalue())
with io.BytesIO(b'x') as t:
    print(t.read())
print(t.closed)
for statement in ("s.write('text')", 's.write(3)', 's.seek(-1)', 's.seek(0, 9)', 's.truncate(-1)', 's.read("a")', 't.read()', 't.getvalue()', "io.BytesIO('text')", 's.fileno()'):
    try:
        eval(statement)
    except (TypeError, ValueError, OSError) as error:
        print(statement, '->', type(error).__name__, error)
