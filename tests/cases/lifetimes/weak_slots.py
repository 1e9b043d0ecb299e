# __weakref__: which classes have it, __slots__, several bases
import weakref

for base in (int, str, bytes, tuple, list, dict, float, complex, bytearray, Exception, type, frozenset, object, property):
    print(base.__name__, end=': ')
    for slots in (None, ('a',), ('__weakref__',), ('__dict__',)):
        body = {} if slots is None else {'__slots__': slots}
        try:
            cls = type(base)('X', (base,), body)
            x = cls('n', (), {}) if base is type else cls()
            print('__weakref__' in vars(cls), hasattr(x, '__dict__'), end=' ')
            print(weakref.ref(x)() is x, end='; ')
        except TypeError as error:
            print(error, end='; ')
    print()


class A:
    pass


class S:
    __slots__ = ('a', 'b')


class W(S):
    __slots__ = ('__weakref__', 'c')


class P(W):
    pass


print([name for name in vars(W) if name in ('c', '__weakref__', '__dict__')], [name for name in vars(P) if 'ref' in name])
for bases, slots in (((A,), ('__weakref__',)), ((), ('__weakref__', '__weakref__')), ((S, A), ()), ((S, A), None)):
    body = {} if slots is None else {'__slots__': slots}
    try:
        Q = type('Q', bases, body)
        q = Q()
        print(Q.__weakref__, weakref.ref(q)() is q)
    except TypeError as error:
        print(error)
a = A()
for statement in ('a.__weakref__ = 1', 'del a.__weakref__'):
    try:
        exec(statement)
    except AttributeError as error:
        print(error)
r = weakref.ref(a)
print(a.__weakref__ is r, A.__weakref__, S().a if hasattr(S(), 'a') else 'unset')


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('dies', self.name)


class Base:
    __slots__ = ('z', 'y')


class Derived(Base):
    __slots__ = ('b', 'a', '__dict__')


d = Derived()
for name in ('attribute', 'a', 'b', 'y', 'z'):
    setattr(d, name, Noisy(name))
del d
