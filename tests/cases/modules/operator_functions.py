import operator as O
def t(f,*a,**k):
    try:
        r=f(*a,**k); print('ok',type(r).__name__, repr(r)[:80])
    except BaseException as e: print(type(e).__name__, e)
for n in ['add','not_','setitem','index','concat','iconcat','contains','countOf','indexOf','length_hint','call','is_none','itemgetter','attrgetter','methodcaller','lt','pow','ipow','truth','getitem','delitem','matmul','abs','neg','inv']:
    f=getattr(O,n); print('#',n); t(f); t(f,1); t(f,1,2); t(f,1,2,3); t(f,a=1); t(f,1,a=2); t(f,[1,2],[3]); t(f,'ab','c'); t(f,'ab'); t(f,[1,2],0)
g=O.itemgetter(1); t(g); t(g,1,2); t(g,'ab'); t(g,'ab',x=1); print(g, O.itemgetter('a',2), O.itemgetter(slice(1)), O.itemgetter(1)('abc'),O.itemgetter(1,0)('abc'))
g=O.attrgetter('real'); t(g); t(g,1,2); t(g,'ab'); t(g,1,x=1); print(g, O.attrgetter('a','b.c'), O.attrgetter('real.imag')(3), O.attrgetter('real.imag','real')(3)); t(O.attrgetter, 1); t(O.attrgetter,'a',2); t(O.attrgetter('real.foo'),3);t(O.attrgetter('.x'),3);t(O.attrgetter('x.'),3);t(O.attrgetter,'')
g=O.methodcaller('upper'); t(g); t(g,1,2); t(g,'ab'); t(g,'ab',x=1); print(g, O.methodcaller('a',1,b=2), O.methodcaller('a',b=2,c='x'), O.methodcaller('split','b',maxsplit=1)('abcbd')); t(O.methodcaller,1); t(O.methodcaller,name=1); t(O.methodcaller('x'),3); t(O.methodcaller,1,2)
for x in (O.itemgetter(1),O.itemgetter(1,2),O.attrgetter('a'),O.attrgetter('a','b.c'),O.methodcaller('a'),O.methodcaller('a',1),O.methodcaller('a',1,x=2)): t(x.__reduce__)
t(O.itemgetter,1,x=2);t(O.attrgetter,'a',x=2)
class T(tuple): pass
print(O.itemgetter(-1)((1,2,3)), O.itemgetter(0)(T((5,))))
t(O.itemgetter(7),(1,2,3))
t(O.length_hint,[],'x'); t(O.length_hint,1,-5); t(O.length_hint,[1],default=3)
class H:
    def __length_hint__(self): return self.v
h=H()
for v in (5,-1,'a',NotImplemented,2**70,None): h.v=v; t(O.length_hint,h,7)
t(O.countOf,[1,2,1.0],1); t(O.indexOf,[1,2],5); t(O.concat,1,[]); t(O.iconcat,[1],(2,)); t(O.iconcat,1,2); t(O.concat,{},{});t(O.concat,'a',3)
print(O.__all__); print(O.__name__, O.attrgetter.__module__, O.add, O.__add__ is O.add, O.__inv__ is O.inv, O.__index__ is O.index, O.__call__ is O.call, O.__concat__, O.__iconcat__ is O.iconcat)
t(O.pow,2,3); t(O.ipow,2,3); t(O.call,print,1,2,sep='-')
print(type(O.abs),O._abs is abs, O.abs)
try: 
    class X(O.itemgetter): pass
except TypeError as e: print(e)
try: O.itemgetter(1).foo=1
except AttributeError as e: print(e)
a=[]; g=O.itemgetter(a); a.append(g); print(repr(g))
class R: 
    def __repr__(self): return repr(m)
m=O.methodcaller('a',R()); print(m)
print(O.attrgetter('a')==O.attrgetter('a'))
