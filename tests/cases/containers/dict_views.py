d = {'a': 1, 'b': 2}
keys, values, items = d.keys(), d.values(), d.items()
d['c'] = 3
print(keys, values, items, len(keys), 'c' in keys, 3 in values, ('c', 3) in items)
print(sorted(keys & {'a', 'z'}), sorted(keys | ['q']), sorted(keys - {'a'}), sorted(keys ^ {'a', 'x'}), keys == {'a', 'b', 'c'}, keys.isdisjoint('xy'))
print(list(reversed(keys)), items.mapping, dict(items))
