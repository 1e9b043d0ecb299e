# The value of a lambda that yields is what its generator returns.
f = lambda: (yield 1)
g = f(); next(g)
try: g.send(7)
except StopIteration as e: print(repr(e.value))
f2 = lambda: (yield from f())
def d():
    r = yield from f2(); print('r', r)
g=d(); next(g)
try: g.send(9)
except StopIteration: pass
l = lambda: [(yield i) for i in ()] if 0 else 5
print(l())
