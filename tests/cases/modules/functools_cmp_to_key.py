import functools as F
from functools import Placeholder as P, partial
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, e)
print('# cmp')
K=F.cmp_to_key(lambda a,b:(a>b)-(a<b)); t(F.cmp_to_key); t(F.cmp_to_key,1); t(F.cmp_to_key,mycmp=1); t(F.cmp_to_key,1,2); t(F.cmp_to_key,x=1); t(K); t(K,1); t(K,obj=1); t(K,1,2); t(K,x=2); t(lambda: K(1)<K(2)); t(lambda:K(1)<2); t(lambda:K(1)==K(1)); t(lambda:K<K(1)); t(lambda:K(3).obj); t(lambda: K.obj); t(hash,K(1)); print(type(K), type(K(1))); k=K(1); k.obj=5; print(k.obj); t(lambda:F.cmp_to_key(lambda a,b:'x')(1)<F.cmp_to_key(lambda a,b:'x')(2)); t(type(K)); t(setattr,k,'foo',1); t(lambda: F.cmp_to_key(int)(1)<F.cmp_to_key(int)(2)); t(lambda: K(1)!=1)
del k.obj; t(lambda:k.obj); t(lambda:k<K(1))
