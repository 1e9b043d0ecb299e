a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(6)
print(first, middle, last)
(x, (y, z)), w = (1, [2, 3]), 4
print(x, y, z, w)
*start, end = 'abc'
[p, q] = {'k': 1, 'm': 2}
print(start, end, p, q)
for i, (j, *k) in [(1, 'xyz'), (2, [5])]:
    print(i, j, k)
c = d = []
c.append(1)
print(d)
