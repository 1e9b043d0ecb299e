# exec() in namespaces with other builtins, and in dicts of the program's own.
import types

def attempt(source, *args, **kwargs):
    try:
        print(exec(source, *args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)

class ReadRefused(dict):
    def __getitem__(self, key):
        raise ZeroDivisionError(key)

class WriteRefused(dict):
    def __setitem__(self, key, value):
        raise ZeroDivisionError(key)

    def __delitem__(self, key):
        raise ZeroDivisionError(key)

attempt('print(1)', {'__builtins__': 123})
attempt('print(1)', {'__builtins__': {}})
attempt('class A: pass', {'__builtins__': {}})
attempt('import sys', {'__builtins__': {}})
attempt('def f(): return print\nf()', {'__builtins__': 123})
attempt('g', ReadRefused(g=1))
attempt('g', {'__builtins__': ReadRefused(g=1)})
attempt('def f(): return g\nf()', {'__builtins__': ReadRefused(g=1)})
attempt('x = 1', WriteRefused())
attempt('global x\nx = 1', WriteRefused())
attempt('del x', WriteRefused(x=1))
attempt("__builtins__['q'] = 2", {'__builtins__': WriteRefused()})
module = types.ModuleType('m')
module.q = 7
print(eval('q', {'__builtins__': module}))
