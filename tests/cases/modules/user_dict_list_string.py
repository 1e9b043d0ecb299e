from collections import namedtuple, Counter, ChainMap, UserDict, UserList, UserString
import collections
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:120] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
u=UserDict({'a':1},b=2); t(lambda:u); t(lambda:u['z']); t(lambda:u|{'c':1}); t(lambda:{'c':1}|u); t(u.copy); t(UserDict.fromkeys,'ab',1); t(lambda:UserDict(1)); t(lambda:u.get('z',3)); t(lambda: u==dict(u))
l=UserList([3,1,2]); t(lambda:l); t(l.sort); t(lambda:l+[1]); t(lambda:[1]+l); t(lambda:l*2); t(lambda:l[1:]); t(lambda:l[0]); t(l.index,9); t(lambda:l<[9]); t(l.copy); t(lambda:l==UserList([1,2,3])); l+=(5,); l*=2; print(l); del l[0]; l[0]=9; l.insert(1,4); l.append(7); l.extend(UserList('a')); print(l,l.pop(),l.count(7)); l.reverse(); l.remove(7); l.clear(); print(l, len(l), 3 in l)
s=UserString('héllo'); t(lambda:s); t(s.upper); t(lambda:s+'x'); t(lambda:'x'+s); t(lambda:s*2); t(lambda:s[1]); t(lambda:s%()); t(lambda:'%s'%s); t(lambda: UserString('%d')%3); t(s.encode); t(s.split,'l'); t(hash,s)  if 0 else None; t(lambda:s=='héllo'); t(lambda:s<'z'); t(int,UserString('5')); t(s.join,['a','b']); t(s.find,UserString('l')); t(s.replace,'l','L'); t(s.center,9,'*'); t(s.format); t(s.isalpha); t(lambda:'h' in s); t(lambda:UserString('h') in s); t(s.partition,'l'); t(s.maketrans,'a','b'); t(s.zfill,8); t(s.removeprefix,'h'); t(lambda: float(UserString('1.5'))); t(s.startswith,'h'); t(s.casefold); t(lambda: 'a%s' % UserString('b')); t(lambda:UserString(5)); t(complex,UserString('1j')); t(s.index,'q')
