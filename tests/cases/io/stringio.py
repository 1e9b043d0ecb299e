import io

s = io.StringIO('one\ntwo\nthree')
print(repr(s.readline()), repr(s.read(3)), s.tell(), s.readlines(), repr(s.read()))
s.seek(0)
print(list(s), s.getvalue())
w = io.StringIO()
print(w.write('héllo '), w.write('wörld'), w.getvalue(), w.tell())
w.seek(0)
w.write('J')
print(w.getvalue(), w.truncate(3), w.getvalue(), w.closed)
print('to the stream', 1, 2, sep='-', file=w)
print(repr(w.getvalue()))
w.close()
for statement in ('w.read()', 'w.getvalue()', "io.StringIO(b'x')", "io.StringIO().write(b'x')", 'io.StringIO().seek(-1)', 'io.StringIO("x").seek(1, 1)'):
    try:
        eval(statement)
    except (ValueError, TypeError, OSError) as error:
        print(statement, '->', type(error).__name__, error)
