"""open() takes an object for a number by what it could be made, not for its path: the error shows the object then (PyNumber_Check)."""


class Path(Exception):
    def __fspath__(self):
        return 'none/text'


class WithInt(Path):
    def __int__(self):
        return 999


class WithFloat(Path):
    def __float__(self):
        return 1.5


class WithIndex(Path):
    def __index__(self):
        return 999


for file in (Path(), WithInt(), WithFloat(), WithIndex(), 1.5, 1j, None, True + 998, -1):
    try:
        print(open(file))
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
open('made', 'w').write('text')


class Made(Path):
    def __fspath__(self):
        return 'made'

    def __int__(self):
        return None


with open(Made()) as file:
    print(file.name == file.buffer.name == file.buffer.raw.name, type(file.name).__name__, file.read())
