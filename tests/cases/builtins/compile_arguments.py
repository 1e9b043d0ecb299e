class Path:
    def __fspath__(self):
        return 'path'


def report(*arguments, **named):
    try:
        print(ascii(compile(*arguments, **named).co_filename))
    except (TypeError, ValueError, OverflowError, SyntaxError) as error:
        print(type(error).__name__, error)


for name in (b'bytes', b'\xff', Path(), 5, None, 'a\0b', b'a\0b'):
    report('1', name, 'exec')
for mode in (b'exec', 'x', 'eval ', 5, 'a\0', 'func_type'):
    report('1', 'file', mode)
for flags in (1 << 40, 'a', 4, 1 << 30):
    report('1', 'file', 'exec', flags)
report('1', 'file', 'exec', optimize=5)
report('1', 'file', 'exec', optimize=1, dont_inherit=[])
report(5, 'file', 'exec')
exec(compile('assert False', 'file', 'exec', optimize=1))
