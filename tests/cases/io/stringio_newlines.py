import io

print(repr(io.StringIO('a\r\nb\rc\n').read()), io.StringIO('a\r\nb\rc\n').readlines(), io.StringIO('a\r\nb\rc\n', newline=None).readlines(), io.StringIO('a\r\nb', newline='').readlines())
s = io.StringIO(newline='\r\n')
s.write('x\ny\n')
print(repr(s.getvalue()))
