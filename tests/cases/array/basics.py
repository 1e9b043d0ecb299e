from array import array

a = array('i', [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
print(a, a[1], a[-1], a[1:3], len(a), a.typecode, a.itemsize, a.pop(), a.index(3), a.count(2), 3 in a)
a[0] = -7
a[1:3] = array('i', [10, 20, 30])
del a[-1]
a.reverse()
print(a.tolist(), a.tobytes()[:4], array('B', b'ab'), array('d', [1.5, 2]), array('u', 'hé'), array('w', 'é😀'), array('b'))
print(array('i', [1]) + array('i', [2]), array('h', [1, 2]) * 2, array('i', [1, 2]) == array('d', [1.0, 2.0]), array('i', [1]) < array('i', [2]))
print([x for x in a], array('H', range(3)).tobytes(), memoryview(array('H', [1, 2])).format, array('f', [0.1])[0])
