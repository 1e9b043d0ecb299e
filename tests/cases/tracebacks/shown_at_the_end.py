# once the modules are gone, an exception is written plainly: no lines of source, no notes, no members
import sys, traceback
def gen0(n):
    try:
        yield 'y2'
    except GeneratorExit as err:
        err.add_note('a note')
        err.__cause__ = ExceptionGroup('g', [ValueError(1)])
        sys.excepthook(*sys.exc_info())
        traceback.print_exc()
        try:
            err.nam
        except AttributeError as e:
            sys.excepthook(*sys.exc_info())
            traceback.print_exc()
        try:
            raise SyntaxError('m', ('f.py', 3, 2, 'text'))
        except SyntaxError as e:
            sys.excepthook(*sys.exc_info())
it = gen0(0)
next(it)
try: raise ValueError
except ValueError as e: sys.excepthook(*sys.exc_info())
print('--', file=sys.stderr)
