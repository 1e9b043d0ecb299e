# What already has a hash is not hashed again; setdefault looks once; a comparison may shorten the lists compared.
class Counted(int):
    hashes = 0

    def __hash__(self):
        Counted.hashes += 1
        return int.__hash__(self)


keys = dict.fromkeys(map(Counted, range(10)))
print(Counted.hashes)
made = set(keys)
made.difference(keys)
made.difference_update(keys)
made.symmetric_difference_update(keys)
dict.fromkeys(set(keys))
dict.fromkeys(frozenset(keys), 1)
print(Counted.hashes)


class Key:
    def __hash__(self):
        print('hash')
        return 42

    def __eq__(self, other):
        print('eq')
        return self is other


table = {Key(): 5}
table.setdefault(Key(), [])
print(list(table.values()))


class Clears:
    def __init__(self, what):
        self.what = what

    def __eq__(self, other):
        self.what.clear()
        return NotImplemented


first, second = [], []
first.append(Clears(second))
second.append(Clears(first))
print(first == second, first, second)
