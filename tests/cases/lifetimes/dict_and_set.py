class Note:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('drop', self.n)


d = {'a': Note('a'), 'b': Note('b')}
d['a'] = 1
print('replaced')
d.pop('b')
print('popped')
s = {Note('set')}
s.clear()
d.update(c=Note('c'))
del d['c']
print('end')
