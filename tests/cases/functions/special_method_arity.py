# Wrong calls of special methods: those that are slots name themselves or not, those that are methods name their type.
def show(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


show(lambda: (1).__add__(x=1))
show(lambda: (1).__add__())
show(lambda: (1).__pow__())
show(lambda: (1).__rpow__(1, 2, 3))
show(lambda: show.__get__())
show(lambda: show.__get__(1, 2, 3))
show(lambda: show.__setattr__(1))
show(lambda: show.__delattr__())
show(lambda: property().__set__(1))
show(lambda: {}.__setitem__())
show(lambda: {}.__getitem__())
show(lambda: [].__getitem__(1, 2))
show(lambda: set().__contains__())
show(lambda: frozenset().__contains__(x=1))
show(lambda: ().__contains__())
show(lambda: bytearray().__buffer__())
show(lambda: bytearray().__release_buffer__(x=1))
print(type(list.__getitem__), type(dict.__contains__), type(tuple.__getitem__))


class Loud(dict):
    def __contains__(self, key):
        return ("asked", key)


print("a" in Loud(), Loud.__getitem__({1: 2}, 1), 1 in type("Plain", (dict,), {})({1: 2}))
