def take(a, b):
    return a + b


pair = [1, 2, 3]
print(take(*pair[:2]))
print(take(*pair))
