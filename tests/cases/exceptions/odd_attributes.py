# Exceptions and tracebacks with attributes that make no sense: notes that are no list, positions out of range, made-up tracebacks.
import sys, types, traceback
def s(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
eg = ExceptionGroup("eg", [ValueError(1), TypeError(2)])
eg.__notes__ = 123
s(lambda: [hasattr(x,'__notes__') for x in eg.split(TypeError)])
eg.__notes__ = 'abc'
s(lambda: [x.__notes__ for x in eg.split(TypeError)])
eg.__notes__ = ('a', 1)
s(lambda: [x.__notes__ for x in eg.split(TypeError)])
eg.__notes__ = {1:2}
s(lambda: [getattr(x,'__notes__',None) for x in eg.split(TypeError)])
for make in (lambda: UnicodeEncodeError('baz', 'xxxxx', 1, 5, 'foo'), lambda: UnicodeDecodeError('baz', b'xxxxx', 1, 5, 'foo'), lambda: UnicodeTranslateError('xxxx', 1, 5, 'foo')):
    for st in (-5,-1,0,1,2,5,6,1000):
        for en in (-5,-1,0,1,2,3,5,6,1000):
            u = make()
            u.start = st; u.end = en
            print(u, u.start, u.end)
def get_tb():
    try: 1/0
    except Exception as e: return e.__traceback__
f = sys._getframe()
t = types.TracebackType(None, f, 1, 2)
print(t.tb_lasti, t.tb_lineno)
for a in (1, -5, 100000):
  for l in (0,-3, 7, 10**6):
    t = types.TracebackType(None, f, a, l)
    print(t.tb_lasti, t.tb_lineno)
s(lambda: types.TracebackType("no", f, 1, 2))
s(lambda: types.TracebackType(None, "no", 1, 2))
s(lambda: types.TracebackType(None, f, "no", 2))
s(lambda: types.TracebackType(None, f, 1, "no"))
s(lambda: types.TracebackType(None, f, 2**40, 1))
s(lambda: types.TracebackType(None, f))
class A:
    blech = None
    def __getattr__(self, attr):
        raise AttributeError()
try: A().bluch
except AttributeError as e: traceback.print_exc(file=sys.stdout)
class B:
    blech = None
    def __getattr__(self, attr):
        raise AttributeError
try: B().bluch
except AttributeError as e: traceback.print_exc(file=sys.stdout)
class NonStringifyClass:
    __str__ = None
    __repr__ = None
class C:
    blech = None
    def __getattr__(self, attr):
        raise AttributeError(NonStringifyClass())
try: C().bluch
except AttributeError as e: traceback.print_exc(file=sys.stdout)
class D:
    blech = None
    def __getattr__(self, attr):
        raise AttributeError("foo", "bar")
try: D().bluch
except AttributeError as e: traceback.print_exc(file=sys.stdout)
