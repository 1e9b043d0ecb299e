import types
string = 5


def use():
    return math.pi
