"""A view that the index releases: told before a value that a C long can hold is found too large, after one that it cannot (pack_single)."""


class At:
    def __init__(self, value, act):
        self.value, self.act = value, act

    def __index__(self):
        self.act()
        return self.value


for code in 'bBhHiIlLqQ':
    for value in 5, 300, -1, -300, 70000, 2**31, 2**32 - 1, 2**32, -2**31, -2**31 - 1, 2**63, 2**64, -2**63 - 1, 1.5, 'x', True:
        for index in 0, 1:
            view = memoryview(bytearray(16)).cast(code)
            told = []
            for key, item in ((At(index, view.release), value), (0, At(value, view.release)), ((At(index, view.release),), value)):
                view = memoryview(bytearray(16)).cast(code)
                if isinstance(key, tuple):
                    key = (At(index, view.release),)
                elif isinstance(key, At):
                    key = At(index, view.release)
                else:
                    item = At(value, view.release)
                try:
                    view[key] = item
                    told.append('done')
                except (ValueError, TypeError) as error:
                    told.append(str(error))
            print(code, value, index, *told, sep=' | ')
