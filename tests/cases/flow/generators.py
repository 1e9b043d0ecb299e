def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b
    return 'exhausted'


print(list(fibonacci(50)))
g = fibonacci(2)
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print(repr(stop.value))
print(type(g).__name__, g.__name__)
