class FloatByObject(float):
    def __new__(cls, *arguments):
        return object.__new__(cls)


class Below(FloatByObject):
    pass


class ByInt(Below):
    def __new__(cls):
        return int.__new__(cls)


class ListByObject(list):
    def __new__(cls):
        return object.__new__(cls)


class ByDict(ListByObject):
    def __new__(cls):
        return dict.__new__(cls)


class OSErrorByBase(OSError):
    def __new__(cls):
        return BaseException.__new__(cls)


class Named(Below):
    __new__ = object.__new__


class Meta(type):
    def __new__(cls, *arguments):
        return object.__new__(cls)


makes = (FloatByObject, Below, ByInt, ListByObject, ByDict, OSErrorByBase, Named, lambda: Meta('A', (), {}),
         lambda: object.__new__(int), lambda: int.__new__(bool), lambda: object.__new__(type), lambda: object.__new__(type(len)),
         lambda: type(None)(1), lambda: type(...)(1))
for make in makes:
    try:
        print(type(make()).__name__)
    except TypeError as error:
        print(error)
