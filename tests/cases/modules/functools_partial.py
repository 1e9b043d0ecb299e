import functools as F
from functools import Placeholder as P, partial
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, e)
def f(*a,**k): return a,k
print('# partial')
t(partial); t(partial,1); t(partial,x=1); p=partial(f,1,x=2); t(p,3,y=4,x=5); t(lambda:p.func is f and p.args and p.keywords); t(lambda:partial(p,7,z=1).args); t(lambda:partial(p,7,z=1).keywords)
t(setattr,p,'func',1); t(setattr,p,'args',1); t(setattr,p,'keywords',1); t(delattr,p,'func'); p.foo=1; print(p.__dict__); t(lambda:partial(p,7).func is f)
t(partial,int,P); t(partial,int,1,P); t(partial,int,x=P); q=partial(f,P,2,P,4); t(q); t(q,1); t(q,1,3); t(q,1,3,5,z=1); t(lambda:partial(q,1).args); t(lambda:partial(q,1,3,5).args); t(lambda:partial(q,P,3).args);t(lambda:partial(q,1,P));
print(partial(int), partial(int,1,x=2), partial(partial(int,P,1)))
class S(partial): pass
print(S(int,1), type(S(int,1)), type(S(S(int,1),2)), S(S(int,1),2).func)
s=S(int,1); s.a=1; print(repr(S(s,2)))
t(lambda: partial(int,1).__reduce__()); t(lambda: p.__reduce__()[2][3]); 
for st in (1,(),(1,2,3,4),(int,(),{},None),(int,[1],{},None),(int,(),[],None),(int,(1,),{'base':2},{'q':1}),(int,(),None,None),(int,(P,),{},{}),(int,(1,P,3),{},{}),(int,(),{},1)):
    z=partial(f); t(z.__setstate__,st); print(z if '0x' not in repr(z) else '', z.__dict__)
z=partial(f); z.__setstate__((z,(),{},{})); print(repr(z)); z.__setstate__((f,(z,),{},{})); print(repr(z)[-7:]); z.__setstate__((f,(),{'a':z},{})); print(repr(z)[-7:]); z.__setstate__((f,(),{},{}))
class C: m=partial(f,1)
t(lambda: C().m(2)[0][0]); t(lambda: len(C().m(2)[0])); t(lambda: C.m(2)); t(lambda:p.__get__(None,C) is p); t(lambda: type(p.__get__(3))); t(lambda: partial[int]); t(p.__get__,None)
print(P, type(P), type(P)(), type(P)() is P); t(type(P),1); t(P.__reduce__); t(setattr,P,'x',1); t(lambda:bool(P))
try:
    class Q(type(P)): pass
except TypeError as e: print(e)
t(P.__init_subclass__)
