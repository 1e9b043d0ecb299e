double = lambda n: n * 2
add = lambda a, b=10, *rest, c=100: a + b + c + sum(rest)
print(double(21), (lambda: 'nothing given')())
print(add(1), add(1, 2), add(1, 2, 3, 4), add(1, c=0))
print(double.__name__, add.__qualname__)
print([f(3) for f in [lambda n: n + 1, lambda n: n ** 2]])
print(sorted(['pear', 'fig', 'banana'], key=lambda word: (len(word), word)))
