class A:
    def __del__(self): print('del', self.n)
def mk(n):
    a=A(); a.n=n; return a
_private = mk('private'); Public = mk('public')
import builtins
builtins.keep = mk('in builtins')
l=[mk('list0'), mk('list1')]
