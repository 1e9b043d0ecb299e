d = {n: n * n for n in (5, 1, 3)}
d[1] = 'updated'
del d[5]
d[5] = 'again'
print(d, list(d)[0], next(iter(d)))
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, list({'x': 1, 'y': 2, 'x': 3}))
for key, value in sorted(d.items()):
    print(key, value, end=' ')
print()
