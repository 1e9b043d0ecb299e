import functools as F
from functools import Placeholder as P, partial
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, e)
print('# reduce')
t(F.reduce); t(F.reduce,1); t(F.reduce,1,2); t(F.reduce,max,[]); t(F.reduce,max,[],initial=3); t(F.reduce,max,[1,2,3]); t(F.reduce,max,[1],2,3); t(F.reduce,max,[1],initial=2,x=3); t(F.reduce,max,[1],x=3); t(F.reduce,1,[1]); t(F.reduce,1,[1,2]); t(F.reduce,max,iterable=[1]); t(F.reduce, max, [], None)
class BI:
    def __iter__(self): raise ValueError('x')
t(F.reduce,max,BI())
