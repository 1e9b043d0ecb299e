a = [[1], [2]]
b = a[:]
c = list(a)
d = a.copy()
e = a * 1
b[0].append('shared')
b.append('own')
print(a, b, c, d, e, a is b, a[0] is b[0])
