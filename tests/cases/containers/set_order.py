# The order of a set is that of its table: where elements are put that collide, and what is left of deleted ones.
items = {0, 8, 16}
items.discard(0)
items.discard(8)
items.add(24)
items.add(32)
print(list(items))
queue = {0, 8, 16}
for number in range(3, 20):
    queue.pop()
    queue.add(number * 8)
    print(list(queue), end=' ')
print()
first, second = {549755813888, 8, -23, -5, 1404}, [1024, 65536, 1730, 2097152, 1099511627776, 14, -47, 596, 345, 1641]
print({*first, *second}, first.union(second), {*second})
print({None, 2.5, 3.5, 1059, 7, 1299}, [each for each in {None, 2.5, 3.5, 1059, 7, 1299}])
left, right = dict.fromkeys([1, 2**40, 3, 8, 16, 24]), dict.fromkeys([8, 2**41, 40, 3, 48, 16])
print(left.keys() - right.keys(), left.keys() ^ right.keys(), left.keys() | right.keys(), left.keys() & right.keys())
print(left.items() ^ right.items(), set(left) ^ right.keys(), set(left).symmetric_difference(right))
items = set(left)
items.symmetric_difference_update(right)
print(items)
