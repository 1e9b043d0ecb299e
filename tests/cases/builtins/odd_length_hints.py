# What __length_hint__ may return.
class Hinted:
    def __init__(self, hint):
        self.hint = hint
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left

    def __length_hint__(self):
        return self.hint


for hint in ("x", -1, NotImplemented, 1.5, True, 2**70):
    for make in (list, tuple, bytearray, sorted, lambda it: [*it]):
        try:
            print(make(Hinted(hint)))
        except Exception as error:
            print(type(error).__name__, error)
