def twice(f, x): return f(f(x))


print(twice(lambda s: s + 1, 1))
print(twice(lambda s: s[0], [3]))
