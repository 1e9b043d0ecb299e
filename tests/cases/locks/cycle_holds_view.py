import gc

data = bytearray(b'abc')


class Node:
    pass


node = Node()
node.me = node
node.view = memoryview(data)
del node
try:
    data.append(1)
except BufferError as error:
    print('the cycle holds it:', error)
gc.collect()
data.append(1)
print(data)
