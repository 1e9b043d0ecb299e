print([n * n for n in range(6)])
print([(a, b) for a in 'xy' for b in range(2)])
print([n for n in range(30) if n % 2 if n % 3])
print({word: len(word) for word in ('one', 'three', 'eleven')})
print(sorted({n % 4 for n in range(20)}))
print([[row[i] for row in ((1, 2), (3, 4))] for i in range(2)])
n = 'untouched'
[n for n in range(3)]
print(n)
print(sum(x for x in range(5)), list(c.upper() for c in 'abc'))
print([*range(3), *'ab'], {**{'a': 1}, 'b': 2}, (*[1], 2))
