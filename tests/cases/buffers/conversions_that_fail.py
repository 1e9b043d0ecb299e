# __index__ of an int subclass is not asked; what becomes of errors in __index__ and __buffer__


class Liar(int):
    def __index__(self):
        return 5


two = Liar(2)
print([0, 1, 2, 3, 4, 5][two], bytes(two), "a" * two, range(two), hex(two), b"abcdef"[two:], slice(two).indices(9))
print(bytearray([Liar(65)]), chr(Liar(97)), memoryview(b"abcdef")[two], int(two), list(range(9))[two:])


class Failing:
    def __buffer__(self, flags):
        raise KeyError("no buffer")

    def __index__(self):
        raise LookupError("no index")


class OnlyIndex:
    def __index__(self):
        raise LookupError("no index")


data = bytearray(b"abc")
for name, function in {
    "extend": lambda value: data.extend(value),
    "+=": lambda value: data.__iadd__(value),
    "slice": lambda value: data.__setitem__(slice(0, 1), value),
    "in": lambda value: value in data,
    "find": lambda value: data.find(value),
    "bytes": bytes,
    "str": lambda value: str(value, "utf-8"),
    "int": int,
    "float": float,
}.items():
    for value in (Failing(), OnlyIndex()):
        try:
            print(name, function(value))
        except Exception as error:
            print(name, type(error).__name__, error)
        data.append(0)
