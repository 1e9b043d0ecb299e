# weakref.finalize
import atexit
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('__del__', self.name)


a, b, c = Thing('a'), Thing('b'), Thing('c')
f = weakref.finalize(a, print, 'finalizing', 'a', sep='-')
g = weakref.finalize(b, print, 'finalizing b')
h = weakref.finalize(c, print, 'not at exit')
h.atexit = False
i = weakref.finalize(c, print, 'at exit')
print(f.alive, f.atexit, h.atexit, f.peek()[1:], repr(f).split(' at ')[0], repr(f).split(';')[1].split(' at ')[0])
del a
print(f.alive, f(), f.peek(), f.detach(), f.atexit, repr(f)[-7:])
print(g(), g(), g.alive)
j = weakref.finalize(b, max, 3, 5)
print(j(), j())
k = weakref.finalize(b, print, 'detached')
print(k.detach()[1:], k.alive)
weakref.finalize(b, print, 'last registered, first called')
try:
    weakref.finalize(1, print)
except TypeError as error:
    print(error)
atexit.register(print, 'registered after the first finalizer')
