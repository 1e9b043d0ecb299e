a, b, c = 1, 2, 3
del a, b
try:
    a
except NameError as error:
    print(error)
items = list(range(10))
del items[0], items[-1]
del items[1:4]
del items[::2]
print(items, c)
d = {'x': 1, 'y': 2}
del d['x']
print(d)
try:
    del d['x']
except KeyError as error:
    print('KeyError', error)
try:
    del undefined
except NameError as error:
    print(error)
