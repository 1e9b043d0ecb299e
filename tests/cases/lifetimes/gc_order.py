# weak references first, then finalizers, then contents
import gc
import weakref


class Cycle:
    def __init__(self, name):
        self.name = name
        self.me = self

    def __del__(self):
        print('__del__', self.name, [r() is not None for r in references], len(values))


gc.collect()
references = []
values = weakref.WeakValueDictionary()
x = Cycle('x')
references += [weakref.ref(x), weakref.ref(x, lambda r: print('callback', r()))]
values[1] = x
x.own = weakref.ref(x, lambda r: print('not called: it is garbage itself'))
del x
print(gc.collect() > 0, [r() for r in references], len(values))


class Again:
    def __init__(self):
        self.me = self

    def __del__(self):
        global saved
        saved = self
        print('resurrected')


x = Again()
w = weakref.ref(x)
del x
print(gc.collect(), w(), saved.me is saved, weakref.getweakrefcount(saved), gc.is_finalized(saved))
del saved
print(gc.collect() > 0)


class Pair:
    def __del__(self):
        print('pair', self.name, self.other.name)


p, q = Pair(), Pair()
p.name, q.name = 'p', 'q'
p.other, q.other = q, p
del p, q
gc.collect()


print('end')
