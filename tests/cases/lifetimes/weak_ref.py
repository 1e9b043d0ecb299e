# weakref.ref: one plain reference an object, calls, equality, hash, repr, arguments
import weakref


class Thing:
    def __init__(self, n=0):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Thing) and self.n == other.n

    def __hash__(self):
        return self.n


class Named:
    __name__ = 'nm'


def shown():
    pass


a, b = Thing(1), Thing(1)
r, s = weakref.ref(a), weakref.ref(b)
print(r() is a, weakref.ref(a) is r, r == s, r != s, hash(r) == hash(a), r is s)
with_callback = weakref.ref(a, callable)
print(with_callback is r, with_callback == r, with_callback.__callback__, r.__callback__)
print(repr(r).split(' at ')[0], repr(r).split(';')[1].split(' at ')[0], repr(Thing).split('0x')[0])
print(repr(weakref.ref(Named()))[-6:], repr(weakref.ref(Thing))[-8:])
named = Named()
print(repr(weakref.ref(named))[-5:])

del a, b
print(r() is None, repr(r)[-5:], r == r, r == s, s != r, hash(r), with_callback.__callback__)
try:
    hash(s)
except TypeError as error:
    print(error)
try:
    r < s
except TypeError as error:
    print(error)
f = shown
for code in ('weakref.ref()', 'weakref.ref(f, None, 1)', 'weakref.ref(f, callback=1)', 'weakref.ref(object=f)', 'weakref.ref(f)(1)',
             'weakref.ref(f)(x=1)', 'weakref.ref(f, 1).__callback__', 'weakref.ref(f).x', 'weakref.ref[int]', 'weakref.ref(3)',
             'weakref.getweakrefcount(1)', 'weakref.getweakrefs(1)', 'weakref.ref(f).__init__(1)', 'weakref.ReferenceType'):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
