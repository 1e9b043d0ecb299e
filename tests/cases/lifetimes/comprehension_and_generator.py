class Note:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('drop', self.n, end=' ')


total = sum(Note(n).n for n in range(3))
print(total)
items = [Note(n) for n in range(3)]
print('made')
del items[1]
print('deleted the middle')
items.clear()
print('cleared')
def make():
    note = Note('generator')
    yield 1
    yield 2
g = make()
next(g)
g = None
print('generator dropped')
