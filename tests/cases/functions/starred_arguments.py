def total(*numbers, **named):
    return sum(numbers) + sum(named.values())


pair = [3, 4]
extra = {'x': 10, 'y': 20}
print(total(1, 2, *pair))
print(total(*pair, 5, *pair))
print(total(*pair, **extra))
print(total(*(), **{}))
print(total(*'', *range(4), z=100, **extra))
