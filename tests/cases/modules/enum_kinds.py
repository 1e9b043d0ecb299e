from enum import *
import enum
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = 'b'
    CRIMSON = 1
    def f(self): return self.name.lower()
    @property
    def p(self): return self.value
print(Color.RED, repr(Color.GREEN), Color(1) is Color.RED, Color['GREEN'].value, list(Color), len(Color), Color.CRIMSON, Color.__members__)
print(Color, repr(Color), type(Color), Color.RED.f(), Color.RED.p, Color.RED in Color, 1 in Color, 9 in Color, 'b' in Color)
t(lambda: Color(9)); t(lambda: Color['X']); t(lambda: Color.X); t(lambda: setattr(Color, 'RED', 3)); t(lambda: delattr(Color, 'RED'))
t(lambda: setattr(Color.RED, 'value', 3)); t(lambda: Color.RED < Color.GREEN); t(lambda: Color.RED == 1); t(lambda: hash(Color.RED) == hash('RED'))
t(lambda: setattr(Color.RED, 'name', 3)); t(lambda: Color.RED.RED); t(lambda: dir(Color)); t(lambda: dir(Color.RED))
t(lambda: f'{Color.RED} {Color.RED!r} {Color.RED:>12}')
t(lambda: list(reversed(Color))); t(lambda: bool(Color.RED)); t(lambda: Color.RED.__class__); t(lambda: Color.__doc__)
def sub():
    class X(Color): pass
t(sub)
def dup():
    class X(Enum):
        A = 1
        A = 2
t(dup)
def mro():
    class X(Enum):
        mro = 1
t(mro)
class Level(IntEnum):
    LOW = 1
    HIGH = 2
print(Level.HIGH > Level.LOW, Level.LOW + 1, Level.LOW, repr(Level.LOW), f'{Level.LOW}', f'{Level.LOW:03}', int(Level.HIGH), Level(1), Level.LOW == 1, {Level.LOW: 1}[1])
class S(StrEnum):
    A = auto()
    B = 'bee'
print(S.A, repr(S.A), S.B.upper(), S.A == 'a', S('bee'), f'{S.B}')
t(lambda: StrEnum('Q', {'a': 1}))
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R, repr(P.R), P.R | P.X, repr(P.R|P.X), P.RW, ~P.R, P.R & P.W, repr(P(0)), P(5), list(P.RW), len(P.RW), P.R in P.RW, P.X in P.RW, bool(P(0)), list(P), P.R ^ P.RW, P.RW.name, (P.R|P.X).name, (P.R|P.X).value)
t(lambda: P(8)); t(lambda: P.R | 1); t(lambda: P['RW']); t(lambda: P('x')); t(lambda: 1 in P.R); t(lambda: P(-1))
class I(IntFlag):
    A = 1
    B = 2
    C = 4
print(I.A, repr(I.A), I.A | I.B, repr(I.A|8), I(16), repr(I(16)), ~I.A, repr(~I.A), I.A | 2, repr(I.A & 3), I.A + 1, f'{I.A}', list(I.A|I.C), I(0), repr(I(0)))
print(enum.STRICT, repr(enum.STRICT), enum.KEEP, enum.FlagBoundary.__members__)
A = Enum('A', 'x y z'); print(list(A), A.x, A.__module__, A.__qualname__)
B = Enum('B', [('p', 3), ('q', 4)], module='m', start=3); print(list(B), B.__module__)
C = Enum('C', {'a': 1}); print(C.a); D = Enum('D', ['a', 'b'], start=10); print(list(D)); E_ = IntEnum('E_', 'a b'); print(list(E_), type(E_.a).__mro__)
class Planet(Enum):
    EARTH = (5, 6)
    MARS = (7, 8)
    def __init__(self, m, r): self.m, self.r = m, r
    @property
    def g(self): return self.m * self.r
print(Planet.EARTH.g, Planet.EARTH.value, Planet((7, 8)), repr(Planet.EARTH))
class W(Enum):
    def __new__(cls, v, label):
        obj = object.__new__(cls); obj._value_ = v; obj.label = label; return obj
    A = 1, 'one'
    B = 2, 'two'
print(W(1).label, W.B, W.B.value, W(2), repr(W.A))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return cls.A if value == 'x' else None
print(M('x')); t(lambda: M('y'))
class Bad(Enum):
    A = 1
    @classmethod
    def _missing_(cls, value): return 5
t(lambda: Bad(7))
class AutoName(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values): return name.lower() + str(count)
    A = auto(); B = auto()
print(list(AutoName))
def uq():
    @unique
    class Z(Enum):
        A = 1; B = 1; C = 1
t(uq)
def vf():
    @verify(CONTINUOUS)
    class Z(IntEnum):
        A = 1; B = 3
t(vf)
class Mixed(float, Enum):
    PI = 3.14
print(Mixed.PI, repr(Mixed.PI), Mixed.PI * 2)
class N(Enum):
    A = nonmember(5); B = member(len); C = 3
    class Inner: pass
print(N.A, N.B, list(N))
class NoVals(Enum): pass
t(lambda: NoVals(1)); t(lambda: list(NoVals)); print(NoVals)
class Base(Enum):
    def hello(self): return 'hi ' + self.name
class Der(Base): X = 1
print(Der.X.hello(), Der.X)
import copy; print(copy.copy(Color.RED) is Color.RED, copy.deepcopy(Color.RED) is Color.RED, Color.RED.__reduce_ex__(2))
class St(Flag, boundary=CONFORM): A = 1; B = 2
print(St(7)); 
class Ej(IntFlag, boundary=EJECT): A = 1; B = 2
print(Ej(7), type(Ej(7)))
class Kp(Flag, boundary=KEEP): A = 1; B = 2
print(Kp(7), repr(Kp(8)), list(Kp(7)))
match Color.RED:
    case Color.GREEN: print('g')
    case Color.RED: print('r')
class T(tuple, Enum): A = (1, 2)
print(T.A, T.A[0], repr(T.A))
class Unh(Enum): A = [1]; B = [2]
print(Unh([2]), Unh.A)
t(lambda: Color.RED.value.x); t(lambda: Color()); t(lambda: Color(1, 2)); print(Color.BLUE._name_, Color.BLUE._value_, Color._member_map_, Color._value2member_map_)
t(lambda: Enum('X', 'a a')); print(type(auto()), auto())
class D1(Enum):
    "doc"
    _ignore_ = ['x']
    x = 3
    A = x
print(D1.__doc__, list(D1)); print(isinstance(Color.RED, Enum), issubclass(Color, Enum), Enum, Flag, IntFlag, repr(Flag))
class OD(Enum):
    _order_ = 'A B'
    A = 1; B = 2
print(list(OD)); t(lambda: Color._missing_(3)); print(I.A.__class__, I.B.bit_length(), P.R.__hash__() == hash('R'))
print(Color.RED.name, Color.RED.__objclass__ if hasattr(Color.RED,'__objclass__') else None, [c.name for c in Color if c is not Color.RED], Color.__len__(), {**Color.__members__}.keys(), Level.LOW.real, hash(Level.LOW)==hash(1))
