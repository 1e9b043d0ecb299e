for source in ('x = (', 'if x:', "'abc", 'x = 1 +', 'def f(', '    x', 'a b', 'f(a=1, a=2)', 'class', '@', 'x: int: str', "f'{'", '1 = 2', 'import', 'for', 'lambda', '"""', '\\', 'x = \\', '(]', '#', ''):
    try:
        compile(source, 'demo', 'exec')
        print(repr(source), 'compiles')
    except SyntaxError as error:
        print(repr(source), '->', type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
