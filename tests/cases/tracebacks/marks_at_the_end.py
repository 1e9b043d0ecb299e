# once the modules are gone, ast is too: whole expressions are underlined, and calls that are all of their line
import sys, traceback
def callee(): raise KeyError(1)
def show(e):
    for x in traceback.extract_tb(e.__traceback__): print(x, file=sys.stderr)
    traceback.print_exception(e)
def gen0(n):
    try:
        yield 'y2'
    except GeneratorExit as err:
        try:
            return callee()
        except KeyError as e: show(e)
        try:
            callee()
        except KeyError as e: show(e)
        try:
            x = callee()
        except KeyError as e: show(e)
        try:
            x = {}['a']['b']
        except KeyError as e: show(e)
        try:
            x = (1 +
               callee() +
               2)
        except KeyError as e: show(e)
        try:
            x = (1 + 'a'
               )
        except TypeError as e: show(e)
        try:
            assert x == (1 +
               2)
        except NameError as e: show(e)
        try:
            x.y
        except NameError as e: show(e)
        try:
            undefinedd = 5
            print(undefined)
        except NameError as e: show(e)
        try:
            err.argsx
        except AttributeError as e: show(e)
        try:
            err.args.foo(); err.b
        except AttributeError as e: show(e)
        try:
            raise ValueError
        except ValueError as e: show(e)
        try:
            raise ExceptionGroup('g', [ValueError(), KeyError('x')])
        except* ValueError as e: show(e)
        except* KeyError as e: show(e)
        try:
            compile('for x in 5 print', 'n', 'exec')
        except SyntaxError as e: show(e)
        try:
            compile('fro x import 5', 'n', 'exec')
        except SyntaxError as e: show(e)
        try:
            compile('x = = 5', 'n', 'exec')
        except SyntaxError as e: show(e)
        try:
            json
        except NameError as e: show(e)
        try:
            import nothing
        except ImportError as e: show(e)
        try:
            from traceback import print_exx
        except ImportError as e: show(e)
it = gen0(0)
next(it)
try: callee()
except KeyError as e: show(e)
print('--', file=sys.stderr)
