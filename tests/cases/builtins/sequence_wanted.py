# What takes a sequence iterates what is none, and words only a TypeError of __iter__ anew.
class Raises:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        raise self.error


def assign(values):
    [0, 1, 2][::2] = values


for name, take in {'join': ','.join, 'bytes.join': b','.join, 'slice': assign}.items():
    for error in (TypeError('mine'), ValueError('mine')):
        try:
            take(Raises(error))
        except (TypeError, ValueError) as raised:
            print(name, type(raised).__name__, raised, raised.__context__)
    try:
        take(5)
    except TypeError as raised:
        print(name, raised)
items = [1, 2, 3]
items[::-1] = items
print(items)
