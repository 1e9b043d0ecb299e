# when callbacks run, in which order, and what becomes of what they raise
import weakref


class Thing:
    def __del__(self):
        print('__del__ sees', r() is self if r else None)


class Fail:
    def __repr__(self):
        return 'Fail()'

    def __call__(self, reference):
        raise ValueError('from the callback')


class Noisy:
    def __del__(self):
        print('attribute dies')


r = None
t = Thing()
r = weakref.ref(t)
first = weakref.ref(t, lambda ref: print('first', ref(), ref is first))
second = weakref.ref(t, lambda ref: print('second', ref() is None))
dropped = weakref.ref(t, lambda ref: print('never'))
del dropped
del t
print(r())


class Plain:
    pass


for base in (Plain, set, list, Exception):
    class Sub(base):
        pass
    s = Sub()
    s.a = Noisy()
    w = weakref.ref(s, lambda ref: print('callback'))
    print(base.__name__)
    del s


def numbers():
    try:
        yield 1
    finally:
        print('closing', w())


g = numbers()
next(g)
w = weakref.ref(g, lambda ref: print('generator callback'))
del g
p = Plain()
w = weakref.ref(p, Fail())
del p
print('after')


class Late:
    def __del__(self):
        global late
        late = weakref.ref(self, lambda ref: print('late called'))


x = Late()
del x
print(late())
