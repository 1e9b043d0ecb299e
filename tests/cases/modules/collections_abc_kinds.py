from abc import *
from abc import get_cache_token
import collections.abc as c
class A(ABC):
    @abstractmethod
    def f(self): pass
    @property
    @abstractmethod
    def g(self): pass
try: A()
except TypeError as e: print(e)
print(isinstance([], c.Sequence), isinstance({}, c.Mapping), isinstance(b'', c.Buffer), isinstance('', c.Buffer), isinstance(memoryview(b''), c.Buffer), isinstance(iter([]), c.Iterable))
print(c.Callable, c.Callable[[int], str], c.Callable[..., int], c.Callable[[int], str].__args__, c.Iterable[int])
class S(c.Sequence):
    def __init__(self, d): self.d = d
    def __getitem__(self, i): return self.d[i]
    def __len__(self): return len(self.d)
s = S([1,2,3])
match s:
    case [a, *b]: print(a, b)
print(list(reversed(s)), s.index(2), s.count(3), 3 in s)
class M(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, i): return self.d[i]
    def __setitem__(self, i, v): self.d[i]=v
    def __delitem__(self, i): del self.d[i]
    def __len__(self): return len(self.d)
    def __iter__(self): return iter(self.d)
m = M(); m.update(a=1, b=2); print(m.keys() | {'z'} == {'a','b','z'}, m.pop('a'), dict(m), m.setdefault('q', 4), list(m.values()), m == {'b':2,'q':4})
match m:
    case {'b': x}: print(x)
for cls in c.__all__:
    k = getattr(c, cls)
    if cls=='ByteString': continue
    print(cls, [isinstance(x, k) for x in (1, '', b'', [], (), {}, set(), frozenset(), range(3), {}.keys(), {}.items(), {}.values(), print, int, iter([]), (i for i in ()), bytearray(), memoryview(b''), None, type.__dict__)])
@c.Sequence.register
class Foo: pass
print(isinstance(Foo(), c.Sequence), issubclass(Foo, c.Collection), issubclass(Foo, c.Set))
try: c.Set.register(3)
except TypeError as e: print(e)
