# WeakSet
import weakref
from collections.abc import MutableSet


class Thing:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f'Thing({self.n})'


a, b, c = (Thing(n) for n in range(3))
s = weakref.WeakSet([a, b])
t = weakref.WeakSet([b, c])
show = lambda things: sorted(thing.n for thing in things)
print(len(s), a in s, c in s, 3 in s, show(s | t), show(s & t), show(s - t), show(s ^ t), s == weakref.WeakSet([b, a]), s != t)
print(s <= t, s < s | t, s | t >= t, s.isdisjoint(t), s.isdisjoint([c]), s.issubset([a, b, c]), isinstance(s, MutableSet))
s.add(c)
s.discard(a)
s.discard(a)
try:
    s.remove(a)
except KeyError:
    print('KeyError')
try:
    s.add(1)
except TypeError as error:
    print(error)
print(show(s))
for thing in s:
    c = thing = None  # dies while the set is iterated
    break
print(len(s))
del b
s -= s
print(len(s), type(s.copy()).__name__)
s |= [a]
s &= [a]
s ^= [a]
print(len(s), len(t))
try:
    s.pop()
except KeyError as error:
    print(error)
print(weakref.WeakSet[int])
