from collections import deque, defaultdict, OrderedDict
import _collections, collections
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:100] if '0x' not in repr(r) else '')
    except BaseException as e: print(type(e).__name__, repr(e) if isinstance(e, KeyError) else e)
print('# defaultdict')
t(defaultdict,1);t(defaultdict);t(defaultdict,None,[(1,2)]);t(defaultdict,list,1);t(defaultdict,list,{},{});t(defaultdict,list,a=1);t(defaultdict,default_factory=list)
dd=defaultdict(list); dd['a'].append(1); t(lambda:dd); t(lambda:defaultdict(None,x=1)['z']);t(lambda:defaultdict(None)[(1,2)]); t(lambda:dd.__missing__()); t(lambda:dd.copy()); t(lambda: dd.__reduce__()[1:4]); t(lambda: dd|{1:2}); t(lambda: {1:2}|dd); t(lambda: dd|1); t(lambda: dd.default_factory); t(lambda:setattr(dd,'default_factory',3)); t(lambda:dd['q']); t(lambda:delattr(dd,'default_factory')); t(lambda: dd); t(lambda: defaultdict[int,str]); t(lambda: dd.__ior__({3:4}))
dd=defaultdict(lambda:dd); dd[1]; dd.default_factory=dd.copy; print(str(dd)[:40])
class DD(defaultdict): pass
print(DD(int,{1:2}), type(DD(int).copy()), DD(int,a=1)|{'b':2}); dd=DD(int); dd.default_factory=dd.get
print(repr(dd)[:30])
t(_collections._count_elements); d={}; _collections._count_elements(d,'aab'); print(d); t(_collections._count_elements,1,'a'); t(_collections._count_elements,{},1);t(_collections._count_elements,{'a':'x'},'a')
g=_collections._tuplegetter(1,'doc'); print(g, g.__doc__); t(_collections._tuplegetter); t(_collections._tuplegetter,'a',1); t(_collections._tuplegetter,1); t(g.__get__,(1,2),tuple); t(g.__get__,(1,),tuple); t(g.__get__,[1],list); t(g.__get__,None,tuple); t(g.__get__, None, None); t(g.__get__, None); t(g.__set__,(1,2),3); t(g.__delete__,(1,2)); t(g.__reduce__); t(setattr,g,'__doc__','x'); print(g.__doc__); t(g.__get__,(1,2)); t(_collections._tuplegetter,-1,'a'); t(_collections._tuplegetter(-1,'a').__get__,(1,2)); t(_collections._tuplegetter,1,doc='a')
