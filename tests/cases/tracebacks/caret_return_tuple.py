def both(a, b):
    return a + b, a - b


print(both(3, 2))
print(both('x', 'y'))
