import copy, copyreg
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A:
    def __init__(self, x): self.x = x
a = A([1])
t(lambda: a.__reduce__()[1:])
t(lambda: a.__reduce_ex__(2)[1:])
t(lambda: object().__getstate__())
t(lambda: a.__getstate__())
b = copy.copy(a); c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.x)
class S:
    __slots__ = ('a', 'b', '__c')
s = S(); s.a = [5]
t(lambda: s.__getstate__())
t(lambda: s.__reduce_ex__(0))
t(lambda: copy.copy(s).a)
t(lambda: copy.deepcopy(s).a is s.a)
class L(list): pass
l = L([1,2,3]); l.q = 2
t(lambda: copy.copy(l)); t(lambda: copy.deepcopy(l).q); t(lambda: type(copy.copy(l)))
class D(dict): pass
d = D(a=1); d['me'] = d
t(lambda: copy.copy(d)); t(lambda: copy.deepcopy(d))
class I(int): pass
class T(tuple): pass
class St(str): pass
class F(float): pass
class B(bytes): pass
class BA(bytearray): pass
class FS(frozenset): pass
class Se(set): pass
class C(complex): pass
for v in (I(5), T((1,2)), St('x'), F(2.5), B(b'q'), BA(b'z'), FS({1}), Se({2}), C(1+2j)):
    t(lambda: (copy.copy(v), type(copy.copy(v)).__name__, copy.deepcopy(v)))
    t(lambda: v.__reduce_ex__(4)[1:3])
    t(lambda: v.__reduce_ex__(2)[1:3])
for v in (5, 2.5, 1j, 'a', b'b', (1,), {1}, frozenset({1}), range(3), slice(1,2), bytearray(b'x'), [1], {1:2}, None, ..., NotImplemented, int, len, ValueError('a', 1), iter([1,2]), iter((1,)), iter('abc'), iter({1}), iter({1:2}), enumerate('abc'), reversed([1,2]), zip('ab'), map(len, []), (x for x in ()), print, [].append, iter(range(3)), {}.keys(), property(), classmethod(len), staticmethod(len), super(A, a), type(a).__init__, a.__init__, __import__('sys'), object.__init__, int.__dict__['real'], iter(int, 1), list[int], filter(None, []), {}.items(), iter({1:2}.items())):
    for fn in (lambda: v.__reduce__(), lambda: v.__reduce_ex__(2), lambda: copy.copy(v), lambda: copy.deepcopy(v)):
        try: r = repr(fn())
        except Exception as e: r = type(e).__name__ + ' ' + str(e)
        import builtins
        print(type(v).__name__, r.split(' at 0x')[0])
class E(Exception): pass
e = E(1, 2); e.q = 3
t(lambda: (e.__reduce__(), copy.copy(e).q))
class N:
    def __getnewargs__(self): return 5
t(lambda: copy.copy(N()))
class N:
    def __getnewargs_ex__(self): return (), {'a':1}
    def __new__(cls, a=None): return object.__new__(cls)
t(lambda: N().__reduce_ex__(2)[1])
t(lambda: copy.replace(5, a=1))
x = [1]; x.append(x)
y = copy.deepcopy(x); print(y, y[1] is y)
