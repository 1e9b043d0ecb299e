from collections import OrderedDict
d = OrderedDict.fromkeys(range(2000))
total = 0
for i in range(5000):
    k, _ = d.popitem(last=False)
    total += k
    d[k] = i
    if i % 3 == 0: d.move_to_end(next(iter(d)))
    if i % 5 == 0: d.move_to_end(next(reversed(d)), last=False)
    if i % 7 == 0: d[d.popitem()[0] + 0.5] = 1
print(total, len(d), list(d)[:5], list(d)[-5:], next(reversed(d)))
while d: d.popitem(last=len(d) % 2)
print(d)
