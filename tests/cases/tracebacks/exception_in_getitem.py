class Table:
    def __getitem__(self, key):
        raise IndexError(f'no {key!r}')


t = Table()
print(t[1, 'a'])
