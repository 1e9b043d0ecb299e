# One code object in namespaces of several kinds: what it found in a plain dict is not taken for granted in the next.
import builtins
import types


class Refusing(dict):
    def __getitem__(self, key):
        raise ZeroDivisionError(key)


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


def h():
    return g


plain = types.FunctionType(h.__code__, {'g': 1})
refusing = types.FunctionType(h.__code__, Refusing(g=2))
for _ in range(2):
    attempt(plain)
    attempt(refusing)


def k():
    return len


namespace = {'__builtins__': builtins.__dict__}
attempt(types.FunctionType(k.__code__, namespace))
namespace['__builtins__'] = 123
attempt(types.FunctionType(k.__code__, namespace))
namespace['__builtins__'] = types.ModuleType('m')
attempt(types.FunctionType(k.__code__, namespace))


def f():
    return len, g


g = 1
namespace = {'g': 2, '__builtins__': builtins.__dict__}
plain = types.FunctionType(f.__code__, namespace)
for _ in range(2):
    attempt(f)
    attempt(plain)
attempt(types.FunctionType(f.__code__, Refusing(g=3)))
attempt(f)
namespace['__builtins__'] = 123
attempt(types.FunctionType(f.__code__, namespace))
namespace['__builtins__'] = Refusing(len=4)
attempt(types.FunctionType(f.__code__, namespace))
attempt(plain)

code = compile('global g, h\ndef h(): return len\nprint(g, h())', 'both', 'exec')
for changed in (builtins.__dict__, 123, {}, builtins, Refusing(), builtins.__dict__):
    namespace['__builtins__'] = changed
    attempt(exec, code, namespace)
attempt(exec, code, Refusing(g=5, __builtins__=builtins))


def other():
    return g


refusing = types.FunctionType(f.__code__, Refusing(g=6))
print(other())
refusing.__code__ = other.__code__
attempt(refusing)
print(other())
