import types

alias = list[int]
iterator = iter(alias)
print(type(iterator), iter(iterator) is iterator, iterator.__reduce__() == (iter, (alias,)))
print(next(iterator), iterator.__reduce__(), next(iterator, 'end'))
print([name for name in dir(iterator) if name not in dir(object)], [*alias], tuple(types.GenericAlias(tuple, (1, 2))))
try:
    type(iterator)()
except TypeError as error:
    print(error)
