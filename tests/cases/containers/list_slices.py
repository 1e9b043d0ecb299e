a = list(range(10))
a[2:4] = ['x', 'y', 'z']
print(a)
a[::3] = [0] * len(a[::3])
print(a)
a[5:5] = [1, 2]
a[len(a):] = ['end']
a[:1] = []
print(a, a[-3:], a[::-2])
del a[1:3]
print(a)
for statement in ("a[::2] = [1]", "a[1:2] = 3", "a[99] = 1", "a['x'] = 1", "a[::0]"):
    try:
        exec(statement)
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
