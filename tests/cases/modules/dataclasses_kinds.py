from dataclasses import *
import dataclasses, typing
from typing import ClassVar
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)
    def total(self): return self.price * 2
a, b = Item('pen', 1.5), Item('ink')
print(a, a == Item('pen', 1.5), b < a, b.tags, Item.__doc__, Item.__match_args__, a.total(), a != b, a >= b)
t(lambda: Item()); t(lambda: Item('a', 1, [], 4)); t(lambda: Item(x=1)); t(lambda: hash(a)); t(lambda: a < 3); print(Item.__init__.__annotations__, Item.__init__.__qualname__, Item.__hash__)
@dataclass(frozen=True)
class P:
    x: int
    y: int = field(default=2, repr=False, compare=False)
p = P(1); print(p, hash(p) == hash((1,)), P(1, 5) == P(1, 6)); t(lambda: setattr(p, 'x', 2)); t(lambda: delattr(p, 'x')); t(lambda: setattr(p, 'zz', 2))
class PP(P): pass
t(lambda: setattr(PP(1), 'zz', 2)); t(lambda: setattr(PP(1), 'x', 2))
@dataclass
class C:
    a: int
    k: ClassVar[int] = 5
    i: InitVar[int] = 3
    _: KW_ONLY
    b: 'int' = 4
    c: list[int] = field(default_factory=list, kw_only=True)
    d: int = field(init=False)
    def __post_init__(self, i): self.d = self.a + i
c = C(1, b=2); print(c, [f.name for f in fields(C)], asdict(c), astuple(c), C.__doc__, replace(c, a=9, i=5) if 0 else ''); t(lambda: replace(c, a=9)); t(lambda: replace(c, d=9)); t(lambda: C(1, 2, 3)); t(lambda: c.i); t(lambda: fields(3)); t(lambda: asdict(3)); print(is_dataclass(C), is_dataclass(c), is_dataclass(int))
def bad1():
    @dataclass
    class X:
        a: int = 1
        b: int
t(bad1)
def bad2():
    @dataclass
    class X:
        a: list = []
t(bad2)
def bad3():
    @dataclass(order=True)
    class X:
        a: int
        def __lt__(self, o): pass
t(bad3)
def bad4():
    @dataclass
    class X(P): pass
t(bad4)
def bad5():
    @dataclass(frozen=True)
    class X(Item): pass
t(bad5)
def bad6():
    @dataclass
    class X:
        a = field()
t(bad6)
t(lambda: field(default=1, default_factory=int)); t(lambda: dataclass(order=True, eq=False)(type('Q', (), {})))
@dataclass(slots=True)
class S:
    x: int
    y: int = 3
    def f(self): return __class__
s = S(1); print(s, S.__slots__, s.f() is S); t(lambda: setattr(s, 'q', 1)); t(lambda: s.__dict__)
@dataclass
class Base:
    x: int = 1
    y: int = 2
@dataclass
class Der(Base):
    z: int = 3
    x: int = 10
print(Der(), Der(5), Der.__doc__)
D = make_dataclass('D', ['a', ('b', int), ('c', int, field(default=7))], namespace={'f': lambda self: self.b}); print(D(1, 2), D(1, 2).f(), D.__module__)
match a:
    case Item(n, pr): print(n, pr)
@dataclass
class Node:
    v: int
    nxt: 'Node | None' = None
n = Node(1); n.nxt = n; print(n); print(asdict(Node(1, Node(2))), astuple(Node(1, Node(2))))
@dataclass(repr=False, eq=False)
class NR: a: int
print(NR(1) == NR(1), 'NR object' in repr(NR(1)))
@dataclass(unsafe_hash=True)
class UH: a: int
print(hash(UH(3)) == hash((3,)), C.__dataclass_params__, MISSING is dataclasses.MISSING, InitVar[int])
import copy; print(copy.replace(a, name='q'), copy.copy(a), copy.deepcopy(s))
@dataclass(kw_only=True)
class KW:
    a: int
    b: int = 2
print(KW(a=1)); t(lambda: KW(1)); print(KW.__doc__, KW.__match_args__)
@dataclass
class U:
    own: int
    def __init__(self): self.own = 4
    def __repr__(self): return 'mine'
print(U(), U() == U(), U.__doc__)
@dataclass
class E: pass
print(E(), E() == E(), E.__doc__)
@dataclass
class G[T]:
    v: T
print(G(1), G[int](2), G.__doc__)
@dataclass
class Fail:
    a: int
    b: int = 1
    def __post_init__(self): raise ValueError('no')
Fail(1)
