import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('collected', self.name)


a, b = Node('a'), Node('b')
a.other, b.other = b, a
del a, b
print('unreachable but alive')
gc.collect()
print('after collect')
