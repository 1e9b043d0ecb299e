# Frames, tracebacks and functions: which attributes can be set, and which frames can be cleared.
import sys
def g():
    try:
        yield sys._getframe()
    finally: print("closing")
a=g(); 
f=a.gi_frame
try: print(f.clear())
except RuntimeError as e: print(e)
a=g(); f=next(a)
try: print(f.clear())
except RuntimeError as e: print(e)
list(a)
print(f.clear(), f.f_lineno)
for n in "f_code","f_lasti","f_lineno", "f_back","f_globals","f_builtins","f_generator":
    try: setattr(f,n,1)
    except Exception as e: print(n, type(e), e)
    try: delattr(f,n)
    except Exception as e: print(n, type(e), e)
try: 1/0
except Exception as e: t=e.__traceback__
for n in "tb_frame","tb_lasti","tb_lineno","tb_next":
    try: setattr(t,n,"x")
    except Exception as e: print(n, type(e), e)
    try: delattr(t,n)
    except Exception as e: print(n, type(e), e)
def h():
    pass
for n in "__code__ __globals__ __closure__ __builtins__ __defaults__ __name__".split():
    try: setattr(h,n,5)
    except Exception as e: print(n, type(e), e)
    try: delattr(h,n)
    except Exception as e: print(n, type(e), e)
