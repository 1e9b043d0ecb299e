# proxies pass every operation on, and say so when the object is gone
import weakref


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return ('add', self.n, type(other).__name__)

    def __radd__(self, other):
        return ('radd', self.n, type(other).__name__)

    def __iadd__(self, other):
        return ('iadd', self.n, type(other).__name__)

    def __pow__(self, other, modulus=None):
        return ('pow', other, modulus)

    def __neg__(self):
        return 'neg'

    def __int__(self):
        return 5

    __index__ = __int__

    def __float__(self):
        return 2.5

    def __len__(self):
        return 3

    def __bool__(self):
        return False

    def __getitem__(self, key):
        return ('item', key)

    def __setitem__(self, key, value):
        print('set', key, value)

    def __delitem__(self, key):
        print('del', key)

    def __contains__(self, item):
        return item == 1

    def __iter__(self):
        return iter('ab')

    def __eq__(self, other):
        return type(other) is Number

    def __str__(self):
        return 'a number'

    def __bytes__(self):
        return b'number'

    def __reversed__(self):
        return 'backwards'

    def __matmul__(self, other):
        return 'matmul'


n = Number(1)
p = weakref.proxy(n)
print(type(p), isinstance(p, Number), p.n, p + 1, 1 + p, p + p, p ** 2, pow(p, 2, 3), -p, int(p), float(p), [10, 11, 12, 13, 14, 15][p])
print(len(p), bool(p), p[3], 1 in p, 2 in p, list(p), p == p, p != 3, str(p), bytes(p), reversed(p), p @ 1)
p[1] = 2
del p[1]
p.x = 4
print(n.x, p.__class__, repr(p).split(' at ')[0])
del p.x
print(hasattr(n, 'x'))
q = p
q += 1
print(q, weakref.proxy(n) is p, weakref.proxy(n, print) is p)
for code in ('hash(p)', 'p()', 'round(p)', 'next(p)', 'abs(p)', 'p - 1', 'p.missing'):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
del n
for code in ('p.n', 'p + 1', '1 + p', 'p ** 2', '-p', 'int(p)', 'float(p)', 'len(p)', 'bool(p)', 'p[1]', '1 in p', 'iter(p)', 'next(p)',
             'p == p', 'p < 1', 'str(p)', 'bytes(p)', 'reversed(p)', 'hash(p)', 'p.__class__', 'isinstance(p, Number)', 'p()',
             'divmod(p, 1)', 'p in [1]', 'repr(p)[-5:]'):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
try:
    p.x = 1
except ReferenceError as error:
    print(error)
try:
    p |= 1
except ReferenceError as error:
    print(error)


def function(*args, **kwargs):
    return args, kwargs


c = weakref.proxy(function)
print(type(c), c(1, a=2), c.__name__)
del function
try:
    c()
except ReferenceError as error:
    print(error)
for code in ('weakref.proxy()', 'weakref.proxy(1)', 'weakref.proxy(c, 1, 2)', 'weakref.ProxyType()', 'weakref.ProxyTypes'):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
