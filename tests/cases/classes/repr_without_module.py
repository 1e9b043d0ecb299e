"""A class whose `__module__` is no str, or "builtins", shows its name where others show their qualified one (type_repr)."""


class Inner(Exception):
    __qualname__ = 'Outer.Inner'


for module in ('__main__', 'builtins', 'mod', None, 5, ''):
    Inner.__module__ = module
    print(Inner, repr(Inner(1)))
Inner.__name__ = 'Renamed'
for module in ('builtins', 'mod', None):
    Inner.__module__ = module
    print(Inner, repr(Inner(1)))
