# sys.getrefcount: a local that is only passed on is not counted for it
import sys


class A:
    def method(self, other):
        return sys.getrefcount(self), sys.getrefcount(other)


def passed(p, *rest, **more):
    return sys.getrefcount(p), sys.getrefcount(rest[0]) if rest else 0, sys.getrefcount(more['q']) if more else 0


def function():
    x = A()
    print(sys.getrefcount(x), sys.getrefcount(A()), sys.getrefcount([]))
    y = x
    print(sys.getrefcount(x), sys.getrefcount(y))
    del y
    print(passed(x), passed(x, x), passed(x, q=x), passed(*[x]), passed(p=x), passed(A()))
    k = A()
    print(k.method(x), sys.getrefcount(k))
    bound = k.method
    print(bound(x), sys.getrefcount(k))
    d = {'a': x}
    print(sys.getrefcount(d['a']), sys.getrefcount(d), sys.getrefcount(x))
    l = [x]
    print(sys.getrefcount(x), sys.getrefcount(l[0]))
    l.pop()
    t = (x, x)
    print(sys.getrefcount(x))
    try:
        raise ValueError(x)
    except ValueError as e:
        print(sys.getrefcount(x), sys.getrefcount(e))
    print(sys.getrefcount(x))
    for each in [x]:
        print(sys.getrefcount(x), sys.getrefcount(each))
    print(f'{sys.getrefcount(x)}')


def closure():
    x = A()
    inner = lambda: sys.getrefcount(x)
    print(sys.getrefcount(x), inner())


function()
closure()
a = A()
print(sys.getrefcount(a), passed(a))
b = [a, a]
print(sys.getrefcount(a), a.method(1)[0])
del b
print(sys.getrefcount(a), sys.getrefcount(None), sys.getrefcount(1), sys.getrefcount(int))
