"""Simple shapes."""
print('loading', __name__)
UNIT = 'cm'


def area(side):
    return side * side
