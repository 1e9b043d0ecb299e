import itertools as I
class Thing:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def things(k):
    for n in range(k): yield Thing(n)
def walk(name, it):
    print('#', name)
    for x in it: print('got'); del x
    print('end')
    del it
walk('pairwise', I.pairwise(things(3)))
walk('zip_longest', I.zip_longest(things(2), range(3)))
walk('islice', I.islice(things(4), 1, 3))
walk('chain', I.chain(things(1), things(2)))
walk('takewhile', I.takewhile(lambda t: t.n < 1, things(3)))
walk('batched', I.batched(things(3), 2))
walk('accumulate', I.accumulate(things(3), lambda a, b: b))
walk('combinations', I.combinations(things(2), 1))
print('# groupby')
for key, group in I.groupby(things(3), lambda t: t.n // 2):
    print(key, sum(1 for _ in group))
print('# tee')
a, b = I.tee(things(3))
next(a); next(a); del a
print('b', next(b).n)
del b
print('# cycle')
c = I.cycle(things(2))
for _ in range(5): next(c)
del c
