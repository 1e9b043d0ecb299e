a, b = [1, 2], (3,)
print([*a, *b, 4], (*a, *b), {*a, *b}, {**{'x': 1}, **{'x': 2, 'y': 3}}, [*'ab', *{'k': 0}])
def f(): return *a, *b
print(f(), *a, sep='-')
for x in *a, *b:
    print(x, end=' ')
print()
