from collections import namedtuple, Counter, ChainMap, UserDict, UserList, UserString
import collections
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:120] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
P=namedtuple('Point','x, y'); p=P(1,2)
print(P.__doc__, P.x.__doc__, P._make.__doc__, P._replace.__doc__, P._asdict.__doc__, P.__new__.__doc__, P.__repr__.__doc__, P.__getnewargs__.__doc__)
print(sorted(k for k in P.__dict__)); print(P._field_defaults, P.__match_args__, P.__module__, P.__slots__)
t(P); t(P,1); t(P,1,2,3); t(P,1,y=2,z=3); t(P._make,[1]); t(P._make,[1,2,3]); t(p._replace,z=1); t(p._replace,x=5,q=2,z=1); t(p._asdict); t(lambda:p); t(p.__getnewargs__); t(setattr,p,'x',1); t(lambda: p+(1,)); t(delattr,p,'x')
for a in [('X','a a'),('X','_a'),('X','1a'),('X','def'),('1X','a'),('def','a'),('X',['a','a b']),('X',''),('X','a,b,,c')]: t(namedtuple,*a)
t(namedtuple,'X','a def a _b 1',rename=True); print(namedtuple('X','a def a _b 1',rename=True)._fields)
t(namedtuple,'X','a b',defaults=(1,2,3)); print(namedtuple('X','a b',defaults=(2,))._field_defaults, namedtuple('X','a b',defaults=(2,))(1)); t(namedtuple,'X','a',module='foo'); print(namedtuple('X','a',module='foo').__module__)
t(namedtuple,'X','a b',True); t(namedtuple); t(namedtuple,'X',5); t(namedtuple,'X',[5])
class S(P): pass
print(S(1,2), S(1,2)._replace(x=3)); print(P.__qualname__, P.__new__.__qualname__, P._replace.__qualname__, P.__new__.__defaults__, P.__annotations__ if hasattr(P,'__annotations__') else None)
