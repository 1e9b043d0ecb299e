"""Annotations and type parameters leave no trace in the qualified names of what is made in them."""

class N:
    a: (lambda: 0)
    b: [x for x in [(lambda: 1)]]
    def m(self, q: (lambda: 2)): pass
    class K[T: (lambda: 5)]:
        z: (lambda: 6)
def f(a: (lambda: 3) = 1):
    class M:
        c: (lambda: 4)
    def g(z: (lambda: 7)): pass
    return M, g
print(N.__annotations__['a'].__qualname__, N.m.__annotations__['q'].__qualname__, N.__annotations__['b'][0].__qualname__)
M, g = f()
print(f.__annotations__['a'].__qualname__, M.__annotations__['c'].__qualname__, g.__annotations__['z'].__qualname__)
print(N.K.__annotations__['z'].__qualname__, N.K.__type_params__[0].__bound__.__qualname__)
x: (lambda: 1)
print(__annotations__['x'].__qualname__)
type Al[T] = lambda: 3
print(Al.__value__.__qualname__)
print(N.__annotate__.__qualname__, N.m.__annotate__.__qualname__, M.__annotate__.__qualname__)
def d[T](a: (lambda: T) = (lambda: 3)): return lambda: 5
print(d.__annotations__['a'].__qualname__, d.__defaults__[0].__qualname__, d(1).__qualname__, d.__qualname__)
