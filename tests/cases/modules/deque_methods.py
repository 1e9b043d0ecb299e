from collections import deque, defaultdict, OrderedDict
import _collections, collections
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
print('# deque')
t(deque,1);t(deque,[],-1);t(deque,[],'x');t(deque,[],2**40);t(deque,[1,2],None,3);t(deque,foo=1);t(deque,iterable='ab',maxlen=1);t(deque,[],None);t(deque,'ab',maxlen=5);t(deque,'ab',0);t(deque,[],True)
d=deque([1,2,3])
for n in ['append','appendleft','clear','__copy__','copy','count','extend','extendleft','index','insert','pop','popleft','remove','reverse','rotate','__reversed__']:
    f=getattr(d,n); print('#',n); t(f); t(f,7); t(f,7,8); t(f,x=1); t(f,1,2,3,4); print(d); d=deque([1,2,3])
E='''t(lambda: d[3]); t(lambda: d[-4]); t(lambda: d['a']); t(lambda: d[1:2]); t(lambda: d[2**70]); t(lambda: d.__setitem__(5,1)); t(lambda: d.__delitem__(5)); 
t(lambda: deque().pop()); t(lambda: deque().popleft()); t(lambda: d.index(9)); t(lambda: d.remove(9)); t(lambda: d.rotate('a')); t(lambda: d.rotate(2**70)); t(lambda: d.rotate(1.0))
t(lambda: d+[1]); t(lambda: d+d); t(lambda: d*2); t(lambda: 2*d); t(lambda: d*'a'); t(lambda: d*d); t(lambda: d*-1); t(lambda: d==[1]); t(lambda: d<[1]); t(lambda: d<deque([1,2,4])); t(lambda: [1]+d)
t(lambda: deque([1],0).insert(0,1)); t(lambda: deque([1],1).insert(0,1)); t(lambda: d.insert('a',1)); t(lambda: d.insert(1.0,1)); t(lambda: d.__imul__('a')); t(lambda: d.__iadd__(1)); t(lambda: d.index(1,'a')); t(lambda: d.index(1,0,'a')); t(lambda: d.index(3,-1)); t(lambda: d.index(1,1)); t(lambda: d.index(1,2**70)); t(lambda: d.index(1,None))
t(lambda: d.__reduce__()); t(lambda: deque('a',3).__reduce__()); t(lambda: d.maxlen); t(lambda: setattr(d,'maxlen',3)); t(lambda: setattr(d,'foo',3)); t(lambda: hash(d)); t(lambda: deque([d,d],4)); t(lambda: d.__contains__(2)); t(lambda: deque[int])
t(lambda: iter(d).__reduce__()[1][1:]); t(lambda: type(iter(d))(d,1).__length_hint__()); t(lambda: type(iter(d))([])); t(lambda: type(iter(d))()); t(lambda: type(iter(d))(d,'a')); t(lambda: type(reversed(d))(d,1).__length_hint__()); t(lambda: iter(d).__length_hint__())
t(lambda:d.extend(1)); t(lambda:d*2**30); t(lambda: d.copy(1)); t(lambda:d.__init__('xy',1)); t(lambda:d)'''
for line in E.split('\n'): exec(line)
d=deque([1,2]); d.append(d); print(d, deque([d],3))
def mut():
    it=iter(d); d.append(4); return next(it)
t(mut)
def mut():
    it=reversed(d); d.pop(); return next(it)
t(mut)
def mut():
    it=iter(d); d.pop(); d.append(1); print(it.__length_hint__()); 
    try: next(it)
    except RuntimeError as e: print(e)
    return it.__length_hint__()
t(mut)
class X:
    def __eq__(s,o): q.clear(); return False
for f in ('index','count','remove','__contains__'):
    q=deque([X(),2,3]); t(getattr(q,f),5)
    q=deque([1,X(),3]); t(getattr(q,f),5)
class X:
    def __eq__(s,o): q.clear(); return True
q=deque([X(),2,3]); t(q.remove,5)
class D(deque): pass
print(repr(D([1],3)), D([1])+deque([2]), type(D([1]).copy()), type(D([1])*2), D('ab')==deque('ab'))
class D2(deque):
    def __init__(self, x): super().__init__(x)
t(D2([1]).copy); t(lambda: D2([1])+D2([2]))
