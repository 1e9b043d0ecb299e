# WeakMethod and KeyedRef
import weakref


class Thing:
    def method(self):
        return 'called'

    def other(self):
        pass


t = Thing()
print(weakref.ref(t.method)())
m = weakref.WeakMethod(t.method, lambda ref: print('method dead', ref is m, ref()))
n = weakref.WeakMethod(t.method)
o = weakref.WeakMethod(t.other)
print(m()(), m == n, n != o, n == o, hash(n) == hash(m), m() == t.method)
try:
    weakref.WeakMethod(1)
except TypeError as error:
    print(error)
del t
print(m(), n(), m == m, m == n)
t = Thing()
k = weakref.KeyedRef(t, None, 'key')
print(k.key, k() is t)
m = weakref.WeakMethod(t.method, lambda ref: print('function gone'))
del Thing.method
print(m())
