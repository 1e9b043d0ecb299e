# what gc.collect() counts
import gc
gc.collect()


def show(function):
    gc.collect()
    function()
    print(function.__name__, gc.collect(), end='; ')


@show
def instance():
    class A: pass
    a = A(); a.me = a


@show
def two():
    class N:
        def __init__(self): self.next = None
    a = N(); b = N(); a.next = b; b.next = a


@show
def with_dict():
    class A: pass
    a = A(); a.me = a; a.__dict__


@show
def slots():
    class S: __slots__ = 'me'
    s = S(); s.me = s


@show
def a_list():
    l = []; l.append(l)


@show
def a_dict():
    d = {}; d[1] = d


@show
def a_tuple():
    l = []; t = (l,); l.append(t)


@show
def a_class():
    class X: pass


@show
def a_subclass():
    class X(Exception): pass


@show
def slotted_class():
    class X: __slots__ = ()


@show
def function():
    def f(): return f


@show
def function_attribute():
    def f(): pass
    f.me = f


@show
def generator():
    def g():
        yield it
    it = g(); next(it)


@show
def exception():
    try: 1 / 0
    except Exception as e: x = e


@show
def nothing():
    a = [1, 2]; b = {1: a}


print(gc.collect(), gc.collect(0), gc.collect(1), gc.collect(generation=2))
l = []
l.append(l)
gc.collect()
del l
print(gc.collect(0), gc.collect(1), gc.collect(2))
