print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 5], [1, 2] != (1, 2), [1] == [1.0])
loop = [1]
loop.append(loop)
print(loop, [None, True, 'x', b'y', 1.5, (1,), {2}, {}])
d = {}
d['self'] = d
print(d)
print([[]] * 3, [[] for _ in range(2)], list(), list('ab'), list({'k': 1}), [*range(3)])
