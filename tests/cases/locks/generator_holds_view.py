data = bytearray(b'abc')


def walk():
    view = memoryview(data)
    for item in view:
        yield item


g = walk()
print(next(g))
try:
    data.append(1)
except BufferError as error:
    print(error)
g.close()
data.append(1)
g = walk()
next(g)
del g
data.append(2)
print(list(walk()))
data.append(3)
print(data)
