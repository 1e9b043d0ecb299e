a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a & b, a | b, a - b, a ^ b, a <= b, {3} < a, a >= {1}, a.isdisjoint({9}), {1, 2} == {2, 1})
a.add(10)
a.discard(1)
a.discard(99)
a.update([20, 21], (22,))
a -= {20}
a &= set(range(22))
print(sorted(a), len(a), 10 in a, a.union([7]) == a | {7}, sorted(a.difference([10], [21])), a.issubset(range(30)), a.issuperset([2]))
print(set(), {1}, set('a'), frozenset([1, 2]), frozenset(), {frozenset({1})}, type({1} | frozenset({2})).__name__, type(frozenset({1}) | {2}).__name__)
try:
    a | [1]
except TypeError as error:
    print(error)
try:
    {[]}
except TypeError as error:
    print(error)
try:
    a.remove(12345)
except KeyError as error:
    print(repr(error))
