class Version:
    def __init__(self, *numbers):
        self.numbers = numbers

    def __eq__(self, other):
        return self.numbers == other.numbers if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.numbers < other.numbers if isinstance(other, Version) else NotImplemented

    def __repr__(self):
        return '.'.join(map(str, self.numbers))


a, b = Version(1, 2), Version(1, 10)
print(a < b, a > b, a == b, a != b, a == Version(1, 2), a == 'text', a != 3)
print(sorted([b, a, Version(0, 9)]), min(a, b), max(a, b))
try:
    a <= b
except TypeError as error:
    print(error)
try:
    a < 3
except TypeError as error:
    print(error)
try:
    hash(a)
except TypeError as error:
    print(error)
