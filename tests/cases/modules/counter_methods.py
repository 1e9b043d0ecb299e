from collections import namedtuple, Counter, ChainMap, UserDict, UserList, UserString
import collections
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:120] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
c=Counter('abracadabra'); t(lambda:c); t(c.most_common); t(c.most_common,2); t(lambda:list(c.elements())); t(c.total); t(lambda:c+Counter(a=1)); t(lambda:c-Counter(a=10)); t(lambda:c&Counter(a=2,z=1)); t(lambda:c|Counter(a=20)); t(lambda:+Counter(a=-1,b=2)); t(lambda:-Counter(a=-1,b=2)); t(lambda:Counter(a=1)==Counter(a=1,b=0)); t(lambda:Counter(a=1)<=Counter(a=2)); t(lambda:Counter(a=1)<Counter(a=1)); t(Counter.fromkeys,'ab'); t(Counter,1); t(Counter,'a','b'); t(Counter,{'a':2},b=3); t(lambda:Counter()); t(lambda:c['zz']); t(lambda:c.__delitem__('zz')); t(lambda:Counter(a='x',b=1)); t(lambda:c.copy()); t(lambda:c.__reduce__()); t(lambda: Counter(a=1)+{}); t(lambda:Counter(a=1)^Counter(a=3,b=1)); t(lambda: Counter(a=1)>=Counter(b=-1))
d=Counter(a=3); d+=Counter(b=1); d-=Counter(a=1); d|=Counter(c=5); d&=Counter(a=1,c=9); print(d); d.subtract('ac'); print(d); d.update(a=3); d.update({'q':1}); print(d); t(d.subtract,1,2);t(d.update,1,2)
