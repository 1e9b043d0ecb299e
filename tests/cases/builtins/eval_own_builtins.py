try:
    eval('len', {'__builtins__': {}})
except NameError as error:
    print(error)
print(eval('size("ab")', {'__builtins__': {'size': len}}))
f = eval('lambda: len', {'__builtins__': {}})
print(f.__builtins__, f.__globals__)
try:
    f()
except NameError as error:
    print(error)
exec('try:\n    import sys\nexcept ImportError as e:\n    print(e)', {'__builtins__': {'print': print, 'ImportError': ImportError}})
import builtins
print(eval('len("abc")', {'__builtins__': builtins}), eval('len("ab")', {}))
