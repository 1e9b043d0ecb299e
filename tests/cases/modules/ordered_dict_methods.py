from collections import OrderedDict as O
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
d=O(a=1,b=2,c=3)
for n in ['move_to_end','popitem','pop','setdefault','fromkeys','clear','copy','keys','values','items','update','__reversed__','__sizeof__','get']:
    f=getattr(d,n); print('#',n); t(f); t(f,'a'); t(f,'a','b'); t(f,'a','b','c'); t(f,x=1); t(f,'zz'); t(f,key='a',last=False); t(f,key='q',default=3); t(f,last=0); print(d,type(d)); d=O(a=1,b=2,c=3)
t(O,1); t(O,[1]); t(O,{},{}); t(O,[('a',1)],b=2); t(O,[(1,2,3)])
t(O().popitem); t(lambda:O()==O()); t(lambda:O(a=1,b=2)==O(b=2,a=1)); t(lambda:O(a=1,b=2)=={'b':2,'a':1}); t(lambda: O(a=1)!=O(a=1)); t(lambda:O()<O()); t(lambda:O(a=1)|{'b':2}); t(lambda:{'b':2}|O(a=1)); t(lambda:O(a=1)|1); t(lambda:O(a=1)|[('x',1)])
def ior(x):
    e=O(a=1); e|=x; return e
t(ior,{'b':1}); t(ior,[('z',2)]); t(ior,1)
t(lambda:d['zz']); t(lambda:d.__delitem__('zz')); t(lambda:list(reversed(d))); t(lambda:list(reversed(d.items()))); t(lambda:d.keys()); t(lambda:d.items()); t(lambda:d.values()); t(lambda:iter(d)); t(lambda:reversed(d)); t(lambda: d.__reduce__()); t(lambda: d.keys()&{'a'}); t(lambda:type(d.keys()).__mro__); t(lambda:iter(d).__reduce__()); t(lambda:iter(d.items()).__length_hint__())
def it(f,v='keys'):
    e=O(a=1,b=2,c=3); i=iter(getattr(e,v)()); next(i); f(e); return list(i)
t(it,lambda e:e.clear()); t(it,lambda e:e.pop('c')); t(it,lambda e:e.__setitem__('z',1)); t(it,lambda e:e.__setitem__('b',1)); t(it,lambda e:(e.pop('c'),e.__setitem__('z',1))); t(it,lambda e:e.move_to_end('a')); t(it,lambda e:e.move_to_end('a'),'items');t(it,lambda e:e.pop('a'),'values')
class S(O): pass
s=S(a=1); s.x=5; t(lambda:s); t(s.copy); print(s.copy().__dict__); t(lambda:s.__reduce__()); t(lambda:S.fromkeys('ab')); t(lambda: s|{'q':1}); t(lambda:type(s|{}))
class M(O):
    def __missing__(self,k): return ('missing',k)
m=M(a=1); t(lambda:m['z']); t(m.pop,'z'); t(m.pop,'z',4); t(m.setdefault,'y',3); print(m)
class W(O):
    def __setitem__(self,k,v): print('set',k,v); super().__setitem__(k,v)
    def __getitem__(self,k): print('get',k); return super().__getitem__(k)
    def __delitem__(self,k): print('del',k); super().__delitem__(k)
    def __contains__(self,k): print('in',k); return super().__contains__(k)
    def keys(self): print('keys'); return super().keys()
    def items(self): print('items'); return super().items()
    def __iter__(self): print('iter'); return super().__iter__()
w=W([('a',1)],b=2); w.update({'c':3}); w.update(d=4); w.setdefault('e',5); w.setdefault('a',6); print('copy'); w2=w.copy(); print('repr'); print(w2); print('pop'); w.pop('a'); w.popitem(); w.popitem(last=False); print('or'); w|{'r':1}; w|=[('q',1)]; print('eq'); w==w2; print(w==O(w2)); print('mv'); w.move_to_end('c'); print('clear'); w.clear()
d=O(); d['d']=d; print(d); d.foo=1; print(d.__dict__, d.__reduce__()[1:3])
print(O.fromkeys('ab',3), O(zip('ab','cd')), O({'a':1}), O(O(a=1)))
print(O.__init__, O.update, O.__module__, O.__qualname__)
class KeysOnly:
    def keys(self): return ['a']
    def __getitem__(self,k): return k*2
class Items:
    def items(self): return [('p',1)]
t(O,KeysOnly()); t(O,Items()); t(lambda: O(dict_=1)); t(O.update); t(O.update,d,1,2); t(d.update,self=1); t(lambda: d)
