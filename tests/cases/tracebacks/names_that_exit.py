# a traceback cannot be made where the names near the wrong one are asked for: SystemExit leaves traceback; python3 writes it plainly
import sys, traceback
class Odd:
    def __dir__(self):
        raise SystemExit(4)
def f():
    Odd().name
try:
    f()
except AttributeError as e:
    first = e
try:
    traceback.print_exception(first)
except SystemExit as e:
    print('left by', repr(e), repr(e.__context__), e.__context__)
try:
    traceback.format_exception_only(first)
except SystemExit as e:
    print('left by', repr(e))
try:
    print(traceback.format_tb(first.__traceback__))
except SystemExit as e:
    print('left by', repr(e))
first.add_note('a note\nof two lines')
sys.excepthook(type(first), first, first.__traceback__)
try:
    try:
        raise ValueError('x') from first
    except ValueError as e:
        second = e
        1/0
except ZeroDivisionError as e:
    third = e
sys.excepthook(type(third), third, third.__traceback__)
g = ExceptionGroup('many', [first, ExceptionGroup('inner', [ValueError(1), third])])
g.add_note("gn")
sys.excepthook(type(g), g, g.__traceback__)
try:
    exec('x = = 1')
except SyntaxError as e:
    e.__cause__ = first
    e.add_note('n')
    sys.excepthook(type(e), e, e.__traceback__)
class Bad(Exception):
    def __str__(self): raise SystemExit
b = Bad()
b.__cause__ = first
class Meta(type):
    pass
sys.excepthook(type(b), b, b.__traceback__)
e = ValueError()
e.__cause__ = first
sys.excepthook(type(e), e, e.__traceback__)
e = ValueError('a\nb')
e.__notes__ = ['x\ny', 5, Bad()]
e.__cause__ = first
sys.excepthook(type(e), e, e.__traceback__)
e.__notes__ = 7
sys.excepthook(type(e), e, e.__traceback__)
class Local(Exception):
    __module__ = 'here'
e = Local('a\nb')
e.__context__ = first
e.__suppress_context__ = True
sys.excepthook(type(e), e, e.__traceback__)
e = KeyError('k')
e.__cause__ = e2 = ValueError('back')
e2.__context__ = first
e2.__cause__ = e
sys.excepthook(type(e), e, e.__traceback__)
def deep(n):
    if n: deep(n-1)
    else: raise ValueError(n) from first
try: deep(8)
except ValueError as e: sys.excepthook(type(e), e, e.__traceback__)
def show(e):
    e.__cause__ = first
    sys.stderr.write('--\n')
    sys.excepthook(type(e), e, None)
show(SyntaxError('m', ('f.py', 3, 2, 'text')))
show(SyntaxError('m', ('f.py', 3, 2, 'text', 3, 4)))
show(SyntaxError('m'))
show(SyntaxError())
show(SyntaxError('m', (None, 3, 2, 'text')))
show(SyntaxError('m', ('f.py', None, 2, 'text')))
show(SyntaxError('m', ('f.py', 3, None, 'text')))
show(SyntaxError('m', ('f.py', 3, 2, None)))
show(SyntaxError('m', (None, None, None, None)))
e = SyntaxError('m', ('f.py', 3, 2, 'text', 3, 4)); e.print_file_and_line = None
show(e)
e = SyntaxError('m', ('f.py', 3, 2, 'text', 3, 4)); e.print_file_and_line = 5
show(e)
show(IndentationError('m', ('f.py', 3, 2, 'text', 3, 4)))
class Own(Exception):
    print_file_and_line = 1
    lineno = 5
    filename = 'own'
    offset = None
    text = 'abc'
    msg = 'gg'
show(Own('m'))
e = SyntaxError('m', ('f.py', 3, 2, 'text', 3, 4)); e.lineno = 'x'
show(e)
e = SyntaxError('m', ('f.py', 3, 2, 'text', 3, 4)); e.filename = 7
show(e)
f()
