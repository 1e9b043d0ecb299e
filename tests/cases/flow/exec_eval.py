space = {'n': 3}
exec('m = n * 2\ndef f(): return m', space)
print(space['m'], space['f']())
print(eval('n + m', space), eval('[x for x in range(n)]', space))
exec('print("from exec", __name__)')
code = compile('1 + 2', 'made-up', 'eval')
print(eval(code), code.co_filename)
try:
    eval('1 +')
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.filename)
