from collections import namedtuple, Counter, ChainMap, UserDict, UserList, UserString
import collections
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:120] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
m=ChainMap({'a':1},{'b':2,'a':3}); t(lambda:m); t(lambda:m['z']); t(lambda:dict(m)); t(lambda:list(m)); t(m.new_child,{'q':1}); t(m.new_child,q=1); t(lambda:m.parents); t(m.popitem); t(m.popitem); t(m.pop,'zz'); t(lambda:m.__delitem__('zz')); t(lambda:m|{'x':1}); t(lambda:{'x':1}|m); t(ChainMap.fromkeys,'ab',1); t(m.copy); t(lambda:len(m)); t(bool,ChainMap()); t(lambda:m.get('b')); t(lambda:'b' in m); m|={'r':1}; print(m)
