# the order of an object's weak references: the plain ref, the plain proxy, then the newest first
import weakref


class Thing:
    pass


class Sub(weakref.ref):
    def __init__(self, target, callback=None, **more):
        super().__init__(target, callback)
        self.more = more


class Slotted(weakref.ref):
    __slots__ = ('key',)


a = Thing()
print(a.__weakref__, weakref.getweakrefcount(a))
called = weakref.ref(a, print)
print(a.__weakref__ is called)
plain = weakref.ref(a)
proxy = weakref.proxy(a)
later = weakref.ref(a, len)
print([one is other for one, other in zip(weakref.getweakrefs(a), [plain, proxy, later, called])], weakref.getweakrefcount(a))
sub = Sub(a, k=1)
print(sub.more, sub() is a, Sub(a) is sub, sub == plain, [type(x).__name__ for x in weakref.getweakrefs(a)])
slotted = Slotted(a)
slotted.key = 3
print(slotted.key, hasattr(slotted, '__dict__'), weakref.ref(sub)() is sub)
try:
    weakref.ref(slotted)
except TypeError as error:
    print(error)
del called, later
print(weakref.getweakrefcount(a))
del proxy, sub, slotted
print(weakref.getweakrefs(a) == [plain])
