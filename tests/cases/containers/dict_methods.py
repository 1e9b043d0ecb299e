d = {'b': 1, 'a': 2}
d['c'] = 3
d.update(a=20, e=5)
d.update([('f', 6)], g=7)
d |= {'h': 8}
print(d, len(d), 'a' in d, 'z' in d)
print(d.get('a'), d.get('z'), d.get('z', 0), d.setdefault('a', 99), d.setdefault('new', []), d.pop('b'), d.pop('z', 'none'), d.popitem())
print(list(d), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)))
print({'a': 1} | {'a': 2, 'b': 3}, dict(a=1, b=2), dict([('x', 1)]), dict({'y': 2}, z=3), dict.fromkeys('ab', 0), {**d, 'q': 1})
copy = d.copy()
d.clear()
print(d, copy == {'a': 20}, {1: 'int', 1.0: 'float', True: 'bool'})
