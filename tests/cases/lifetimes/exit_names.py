class A:
    def __del__(self): print('del', self.n)
def mk(n):
    a=A(); a.n=n; return a
_private = mk('private'); Public = mk('public')
class C: x = mk('class attr')
def f(x=mk('default')): pass
l=[mk('list0'), mk('list1')]
cyc=mk('cycle'); cyc.me=cyc
zzz=mk('z')
