# WeakValueDictionary and WeakKeyDictionary
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Thing({self.name!r})'


a, b, c = Thing('a'), Thing('b'), Thing('c')
d = weakref.WeakValueDictionary({1: a}, two=b)
d[3] = c
print(len(d), dict(d), list(d), list(d.values()), list(d.items()), 1 in d, 5 in d, d.get(5), d.get(1), d.get(5, 'no'))
del a
print(len(d), sorted(map(str, d.keys())), 1 in d, d.get(1))
try:
    d[1]
except KeyError as error:
    print('KeyError', error)
print(d.pop('two'), d.pop('two', 'gone'), d.setdefault(3, b), d.setdefault(4, b), len(d.valuerefs()), [r() for r in d.itervaluerefs()])
print(type(d | {9: b}).__name__, dict(d | {9: b}), dict({8: c} | d), d.copy() == d, repr(d).split(' at ')[0])
for key in d:
    c = None  # a value dies while the dictionary is iterated
    print(key, len(d))
print(len(d), list(d))
d.update({5: b})
print(sorted(d), d.popitem(), len(d))
d.clear()
print(len(d), bool(d))
try:
    d.popitem()
except KeyError as error:
    print(error)
try:
    d[1] = 5
except TypeError as error:
    print(error)

x, y = Thing('x'), Thing('y')
k = weakref.WeakKeyDictionary({x: 1})
k[y] = 2
print(len(k), dict(k), x in k, 3 in k, k[x], k.get(y), k.get(Thing('z'), 'none'), [r() for r in k.keyrefs()])
for key in k:
    print(key, k[key])
del y, key
print(len(k), list(k.items()), list(k.values()))
try:
    k[3]
except TypeError as error:
    print(error)
try:
    k[Thing('w')]
except KeyError as error:
    print('KeyError')
print(k.setdefault(x, 7), k.pop(x), k.pop(x, 'gone'), len(k), type(k.copy()).__name__)
k[x] = 3
del k[x]
k.update([(x, 4)])
print(k.popitem(), len(k), dict(k | {x: 5}))
print(isinstance(k, dict), weakref.WeakKeyDictionary.__mro__[1].__name__)
