# What a generator delegates to sees the generator as its caller when an exception is thrown in.
import sys
def names():
    fr=sys._getframe(1); out=[]
    while fr: out.append((fr.f_code.co_name, fr.f_lineno)); fr=fr.f_back
    return out
def inner():
    try: yield 1
    except ValueError: print(names())
    try: yield 2
    finally: print(names())
def outer():
    yield from inner()
g=outer(); next(g); print(g.throw(ValueError))
try: g.throw(KeyError('k'))
except KeyError as e:
    tb=e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno); tb=tb.tb_next
class T:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s,*a): print(names()); raise a[0]
def o2(): yield from T()
g=o2(); next(g)
try: g.throw(OSError('x'))
except OSError: pass
g=outer(); next(g); next(g); g.close()
