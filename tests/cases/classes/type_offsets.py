class Plain:
    pass


class Slotted:
    __slots__ = ('a', 'b')


class WithWeak:
    __slots__ = ('__weakref__',)


class Int(int):
    pass


class Dict(dict):
    pass


print(sorted(vars(type)))
for each in (Plain, Slotted, WithWeak, Int, Dict, object, int, bool, dict, list, tuple, bytes, str, float, range, bytearray):
    print(each.__name__, each.__dictoffset__, each.__weakrefoffset__, each.__itemsize__)
