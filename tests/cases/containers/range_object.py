r = range(2, 20, 3)
print(r, len(r), r[1], r[-1], r[1:4], r[::-1], 8 in r, 9 in r, r.index(8), r.count(5), list(r), r.start, r.stop, r.step)
print(range(5), list(range(5, 0, -2)), list(range(0)), range(3) == range(0, 3, 1), range(0) == range(5, 5), bool(range(0)), range(10 ** 20)[-1])
print(list(reversed(range(4))), sum(range(101)), range(1, 10, 4) == range(1, 12, 4), max(range(5)), hash(range(3)) == hash(range(3)))
try:
    range(3).index(7)
except ValueError as error:
    print(error)
