from enum import Enum, IntEnum, auto


class Colour(Enum):
    RED = 1
    GREEN = auto()


class Level(IntEnum):
    LOW = 1
    HIGH = 2


print(Colour.RED, repr(Colour.GREEN), Colour(1) is Colour.RED, Colour['GREEN'].value, list(Colour), Level.HIGH > Level.LOW, Level.LOW + 1)
try:
    Colour(9)
except ValueError as error:
    print(error)
