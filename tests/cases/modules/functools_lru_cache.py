import functools as F
from functools import Placeholder as P, partial
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, e)
def f(*a,**k): return a,k
print('# lru')
L=F._lru_cache_wrapper
t(L); t(L,1,2,3,4); t(L,f,'a',False,tuple); t(L,f,5,False,tuple); t(L,f,-5,0,lambda *a:a); t(L,user_function=f,maxsize=1,typed=1,cache_info_type=tuple)
@F.lru_cache(maxsize=2)
def g(x,y=0): print('call',x,y); return x
g(1);g(2);g(1);g(3);g(2);print(g.cache_info(), g.cache_parameters()); g(1,y=2); g(1,y=2); t(g,[]); t(g); g.cache_clear(); print(g.cache_info()); t(g.cache_info,1); t(g.cache_clear,1)
print(g.__wrapped__.__name__, g.__name__, g.__module__, str(g)[:32])
t(F.lru_cache,maxsize='x'); t(F.lru_cache,'x'); t(F.lru_cache, 1.5); t(lambda: F.lru_cache(1,2)(3)); t(lambda: F.lru_cache(-3)(f).cache_parameters()); t(lambda: F.cache(f).cache_parameters()); t(F.lru_cache(None)(f).cache_info)
@F.lru_cache(typed=True)
def h(x): return type(x).__name__
print(h(1),h(1.0),h(True),h.cache_info()); t(lambda: h.__reduce__()); t(h.__copy__); 
class M:
    @F.lru_cache
    def m(self,x): return x
m=M(); print(m.m(3), M.m(m,3), M.m.cache_info(), type(m.m)); h.foo=1; print(h.__dict__.keys())

@F.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(400), fib.cache_info())
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): print('hash', self.n); return self.n
    def __eq__(self, other): print('eq'); return self.n == other.n
@F.lru_cache(2)
def by_key(k): return k.n
for n in (1, 1, 2, 3, 1): print(by_key(Key(n)))
