class Shelf:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        print('get', key)
        return self.items[key]

    def __setitem__(self, key, value):
        print('set', key, value)
        self.items[key] = value

    def __delitem__(self, key):
        print('delete', key)
        del self.items[key]

    def __len__(self):
        return len(self.items)

    def __contains__(self, key):
        print('contains', key)
        return key in self.items


s = Shelf()
print(bool(s))
s['a'] = 1
s[1:2] = 'slice'
s[1, 2] = 'tuple'
print(s['a'], len(s), 'a' in s, 'z' not in s)
s['a'] += 5
del s[1:2]
print(s.items)
