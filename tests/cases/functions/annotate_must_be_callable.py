"""What __annotate__ may be set to, and what it must return."""

def f(): pass
for v in (1,):
    try: f.__annotate__ = v
    except TypeError as e: print(e)
try: del f.__annotate__
except TypeError as e: print(e)
f.__annotate__ = lambda x: 7
try: f.__annotations__
except TypeError as e: print(e)
try: int.__annotate__ = None
except TypeError as e: print(e)
try: int.__annotate__ = 1
except TypeError as e: print(e)
