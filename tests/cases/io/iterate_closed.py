"""Iterating a closed stream: BytesIO gives itself, the others complain, each in its words."""
import io
for c in (io.BytesIO, io.StringIO):
    s=c(); s.close()
    try: print(iter(s) is s)
    except Exception as e: print(e)
    try: print(next(s))
    except Exception as e: print(e)
s=io.TextIOWrapper(io.BytesIO()); s.close()
try: print(iter(s) is s)
except Exception as e: print(e)
s=io.BufferedReader(io.BytesIO()); s.close()
try: print(iter(s) is s)
except Exception as e: print(e)
print('__iter__' in vars(io.StringIO), '__iter__' in vars(io.BytesIO), [l for l in io.StringIO('a\nb')])
