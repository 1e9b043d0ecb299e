items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
grow = [1]
for n in grow:
    if n < 5:
        grow.append(n + 1)
print(grow)
d = {'a': 1}
try:
    for key in d:
        d[key + 'x'] = 1
except RuntimeError as error:
    print(error)
s = {1, 2}
try:
    for n in s:
        s.add(n + 10)
except RuntimeError as error:
    print(error)
