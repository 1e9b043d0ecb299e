# __bases__ can be replaced as long as the layout stays; everything below follows.
class A: pass
class B: pass
class C(A): x = 1
class D(C): pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def s(cls, v): cls.__bases__ = v; return cls.__mro__
t(lambda: s(C, (B,)))
t(lambda: (D.__mro__, A.__subclasses__(), B.__subclasses__()))
t(lambda: s(B, (A,)))
t(lambda: s(C, 5))
t(lambda: s(C, ()))
t(lambda: s(C, (5,)))
t(lambda: s(C, (D,)))
t(lambda: s(C, (C,)))
t(lambda: s(C, (B, B)))
t(lambda: s(C, (dict,)))
t(lambda: s(int, (A,)))
t(lambda: s(C, (int, B)))
t(lambda: s(C, (bool,)))
def d(): del C.__bases__
t(d)
t(lambda: s(C, (B, A)))
t(lambda: s(C, (object, A)))
class S(A): __slots__ = ('q',)
t(lambda: s(C, (S,)))
class L1(list): pass
class L2(list): pass
class L(L1): pass
t(lambda: s(L, (L2,)))
t(lambda: s(L, (A,)))
class P:
    def __len__(self): return 7
    def __eq__(self, o): return True
    __hash__ = None
c = D()
t(lambda: s(C, (P,)))
t(lambda: (len(c), c == 5))
t(lambda: hash(c))
t(lambda: s(C, (A,)))
t(lambda: len(c))
t(lambda: hash(c) == hash(c))
class M(type):
    def mro(cls):
        if getattr(cls, 'fail', False): raise ValueError('no')
        return type.mro(cls)
class X(A, metaclass=M): pass
class Y(X): pass
t(lambda: s(X, (B,)))
Y.fail = True
t(lambda: s(X, (A,)))
t(lambda: (X.__bases__, X.__mro__, Y.__mro__))
