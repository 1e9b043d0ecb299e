# array[slice] = array asks the slice's parts twice, the second time with a copy; and a reversed iterator past its end asks nobody.
from array import array


class At:
    def __init__(self, value, act=lambda: None):
        self.value = value
        self.act = act

    def __index__(self):
        print('index', self.value)
        self.act()
        return self.value


letters = array('B', b'abcdefgh')
letters[At(-4):1:2] = letters[:0]
for start, stop, step in (-4, 1, 2), (0, 2, None), (6, 2, -1):
    for act in lambda: None, lambda: letters.append(120), lambda: letters.pop():
        try:
            letters[At(start, act):At(stop):step] = letters
        except ValueError as error:
            print(error)
        print(letters)
try:
    letters[At(0)] = letters
except TypeError as error:
    print(error)


class Counted:
    count = 3

    def __len__(self):
        print('len')
        return self.count

    def __getitem__(self, index):
        return index


backwards = reversed(Counted())
print(backwards.__length_hint__(), list(backwards), backwards.__length_hint__())
backwards.__setstate__(5)
backwards = reversed(Counted())
backwards.__setstate__(-7)
print(backwards.__length_hint__(), backwards.__reduce__()[1])
view = memoryview(bytearray())
backwards = reversed(view)
view.release()
print(bytearray().extend(backwards))
