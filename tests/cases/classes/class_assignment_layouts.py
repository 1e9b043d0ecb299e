# What __class__ may be set to: instances of both must look alike.
class A: pass
class A2: pass
class B(A): pass
class B2(A): __slots__ = ()
class B3(A): __slots__ = ('x',)
class B4(A2): __slots__ = ('x',)
class S0: __slots__ = ()
class S0b: __slots__ = ()
class S1: __slots__ = ('x',)
class S1b: __slots__ = ('x',)
class S1c: __slots__ = ('y',)
class S2: __slots__ = ('x', 'y')
class S2b: __slots__ = ('y', 'x')
class SS(S1): __slots__ = ('y',)
class SSS(S1): __slots__ = ()
class SSSS(S1): pass
class D1: __slots__ = ('__dict__',)
class D2: __slots__ = ('x', '__dict__')
class D3(D1): pass
class D4(D2): pass
class D5(D2): __slots__ = ()
class D6(D2): __slots__ = ('__weakref__',)
class D7: __slots__ = ('__dict__', '__weakref__')
class D8: __slots__ = ('x', '__dict__', '__weakref__')
class W: __slots__ = ('__weakref__',)
class W2(W): pass
class W3: __slots__ = ('x', '__weakref__')
class P: __slots__ = ('_P__x',)
class I(int): pass
class I2(int): pass
class I3(int): __slots__ = ()
class L(list): pass
class L2(list): pass
class L3(list): __slots__ = ()
class L4(list): __slots__ = ('x',)
class L5(L4): __slots__ = ()
class Dd(dict): pass
class E(Exception): pass
class E2(Exception): pass
class E3(ValueError): pass
class E4(OSError): pass
class E5(E): __slots__ = ('x',)
class T(tuple): pass
class ML(A, list): pass
class ML2(list, A): pass
class MA(A, A2): pass
all = [v for k, v in list(globals().items()) if isinstance(v, type) and k[0] != '_']
rows = []
for x in all:
    row = ''
    for y in all:
        try: o = x.__new__(x)
        except Exception as e: print(x, e); break
        try: o.__class__ = y; row += '1'
        except TypeError as e: row += 'd' if 'layout' in str(e) else 'f' if 'alloc' in str(e) else 'm'
    print(f'{x.__name__:5}', row)
