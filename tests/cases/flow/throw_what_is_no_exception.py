"""throw() of what is no exception, or makes none, into generators that delegate; close() in the context of another."""
import sys

sys.unraisablehook = lambda it: print("ignored", it.exc_value, it.exc_traceback.tb_lineno)


class Bad(Exception):
    def __new__(cls, *a): return 5
def g():
    try: yield 1
    except BaseException as e: print('in g', repr(e))
    yield 2
def outer():
    try: yield from g()
    except BaseException as e: print('in outer', repr(e), repr(e.__context__))
    yield 3
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *a): print('it', a); return 4
def third(): yield from It()
def fourth(): yield from [1, 2]
for f in g, outer, third, fourth:
    for v in 5, Bad, 'x', None, int, ValueError:
        i = f(); 
        for n in (0, 1, 2):
            try: print(i.throw(v))
            except BaseException as e: print('!', repr(e))
            print(next(i, 'end'))
def r():
    try: i.throw(6)
    except TypeError as e: print(e)
    try: i.throw(KeyError)
    except ValueError as e: print(e)
    yield
i = r(); next(i)
def c():
    try: yield
    except GeneratorExit as e: print(repr(e.__context__))
    try: yield
    finally: raise OSError
i = c(); next(i)
try: 1/0
except Exception:
    try: i.close()
    except RuntimeError as e: print(repr(e.__context__))
    try: i.close()
    except OSError as e: print(repr(e.__context__), repr(e.__context__.__context__))
