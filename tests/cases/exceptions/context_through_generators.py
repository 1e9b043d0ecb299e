# The context of exceptions that generator-based context managers raise while others are thrown into them.
from contextlib import *
@contextmanager
def right(exc):
    try:
        yield
    finally:
        raise exc
def chain(e):
    out=[]
    while e is not None and len(out)<9:
        out.append(repr(e)); e = e.__context__
    return out
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with right(e2):
        raise e1
except Exception as e: print(chain(e))
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with ExitStack() as s:
        s.enter_context(right(e2))
        raise e1
except Exception as e: print(chain(e))
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with right(e3):
      with right(e2):
        raise e1
except Exception as e: print(chain(e))
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with ExitStack() as s:
        s.enter_context(right(e3))
        s.enter_context(right(e2))
        raise e1
except Exception as e: print(chain(e))
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with ExitStack() as s:
        s.enter_context(right(e4))
        s.enter_context(right(e3))
        s.enter_context(right(e2))
        raise e1
except Exception as e: print(chain(e))
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
try:
    with right(e4):
     with right(e3):
      with right(e2):
        raise e1
except Exception as e: print(chain(e))
import sys
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
e = e1
def step(e, new):
    try:
        r = right(new); r.__enter__()
        r.__exit__(type(e), e, e.__traceback__)
    except Exception as n:
        print(chain(n), sys.exception() is n)
        return n
e = step(e, e2); e = step(e, e3); e = step(e, e4)
def gen(new):
    try: yield
    finally: raise new
def gthrow(e, new):
    g = gen(new); next(g)
    try: g.throw(e)
    except Exception as n:
        print(chain(n)); return n
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
e = gthrow(e1, e2); e = gthrow(e, e3); e = gthrow(e, e4)
e1,e2,e3,e4=[Exception(i) for i in (1,2,3,4)]
e = e1
try: raise e1
except Exception:
  for n in (e2, e3, e4):
    try:
        g = gen(n); next(g); g.throw(e)
    except Exception as x:
        print(chain(x))
        e = x
