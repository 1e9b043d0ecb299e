class Counter:
    def __init__(self, hint):
        self.hint, self.count = hint, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count > 3:
            raise StopIteration
        return self.count

    def __length_hint__(self):
        print('asked', end=' ')
        return self.hint


def assign(values):
    items = [0, 1, 2]
    items[::1] = values
    return items


for name, take in dict(
    list=list, tuple=tuple, set=set, bytes=bytes, bytearray=bytearray, sum=sum, dict=lambda v: dict.fromkeys(v),
    extend=lambda v: [].extend(v), assign=assign, byte_extend=lambda v: bytearray().extend(v), star=lambda v: [*v],
).items():
    for hint in (3, -1, 'x'):
        try:
            print(name, hint, take(Counter(hint)))
        except (TypeError, ValueError) as error:
            print(name, hint, error)
