import io
text = 'a\r\nb\rc\nd'
for newline in [None, '', '\n', '\r', '\r\n']:
    stream = io.StringIO(text, newline=newline)
    print(repr(newline), repr(stream.getvalue()), list(stream), repr(stream.newlines))
    stream = io.StringIO(newline=newline)
    print(stream.write('x\ny\r\n'), repr(stream.getvalue()), stream.tell())
    stream.seek(0)
    print(repr(stream.readline()), repr(stream.readline(1)), repr(stream.read(2)), repr(stream.read()))
for arguments in [('a', 'x'), ('a', 5), (5,), (b'a',), (None, None)]:
    try:
        print(io.StringIO(*arguments).getvalue() == '')
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
stream = io.StringIO('héllo €')
stream.seek(20)
stream.write('!')
print(ascii(stream.getvalue()), stream.truncate(3), ascii(stream.getvalue()), stream.tell())
stream.close()
try:
    stream.read()
except ValueError as error:
    print(error)
