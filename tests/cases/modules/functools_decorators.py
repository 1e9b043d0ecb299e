import functools
@functools.total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n if isinstance(o, V) else NotImplemented
print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2), V.__le__.__name__)
try: V(1) >= 3
except TypeError as e: print(e)
try:
    @functools.total_ordering
    class W: pass
except ValueError as e: print(e)
def deco(f):
    @functools.wraps(f)
    def inner(*a): return f(*a)
    return inner
@deco
def func[T](x: T) -> int:
    "doc"
    return x
print(func.__name__, func.__qualname__, func.__doc__, func.__wrapped__.__name__, func.__type_params__, func.__annotations__)
class C:
    def set(self, *a, **k): return a, k
    on = functools.partialmethod(set, 1, x=2)
    hole = functools.partialmethod(set, functools.Placeholder, 2)
    @functools.cached_property
    def big(self):
        "docs"
        print('computed')
        return 5
c = C()
print(c.on(3, y=4), C.on(c, 5), c.hole(9), c.big, c.big, C.big.__doc__, c.__dict__)
try: c.hole()
except TypeError as e: print(e)
print(C.__dict__['on'].args, C.__dict__['on'].keywords)
class S:
    __slots__ = ()
    p = functools.cached_property(lambda self: 1)
try: S().p
except TypeError as e: print(e)
print(functools.reduce(lambda a, b: a * b, range(1, 20)), functools.WRAPPER_ASSIGNMENTS, functools.__all__)
