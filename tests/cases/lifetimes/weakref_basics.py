import weakref


class Thing:
    pass


t = Thing()
r = weakref.ref(t, lambda ref: print('gone'))
print(r() is t, weakref.getweakrefcount(t))
del t
print(r())
try:
    weakref.ref(3)
except TypeError as error:
    print(error)
data = memoryview(b'abc')
print(weakref.ref(data)() is data)
