class Note:
    def __init__(self, n):
        print('make', n)
        self.n = n

    def __del__(self):
        print('drop', self.n)


note = None
for n in range(3):
    note = Note(n)
print('after the loop')
del note
print('end')
