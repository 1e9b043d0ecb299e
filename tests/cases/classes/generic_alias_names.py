import types


class Own:
    shared = 1

    @classmethod
    def make(cls):
        return cls

    def __class_getitem__(cls, item):
        return types.GenericAlias(cls, item)


alias, union = tuple[int, ...], int | str
print(sorted(set(dir(alias)) - set(dir(tuple))), sorted(set(dir(tuple)) - set(dir(alias))))
print(dir(union))
print(union.__name__, union.__qualname__, union.__module__, union.__doc__)
print(Own[int].shared, Own[int].make(), Own[int].__name__, alias.__len__, alias.__doc__ == tuple.__doc__)
for refused in (lambda: union | 5, lambda: isinstance(5, union | list[int]), lambda: isinstance([], alias), lambda: union()):
    try:
        print(refused())
    except TypeError as error:
        print(error)
