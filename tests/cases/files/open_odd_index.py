"""open() of an object whose __index__ fails takes it for a path."""


class Path:
    def __init__(self, number, path=None):
        self.number, self.path = number, path

    def __repr__(self):
        return f'Path({self.number}, {self.path})'

    def __index__(self):
        return 1 / 0 if self.number is None else self.number

    def __fspath__(self):
        return self.path


class Number:
    def __index__(self):
        return 'text'


for file in Path(None, 'no such'), Path('x', 'other'), Path(-1, 'a'), Path(2 ** 40, 'far'), Path('x', 5), Number(), Path(99, 'q'):
    try:
        open(file)
    except Exception as error:
        print(type(error).__name__, error)
