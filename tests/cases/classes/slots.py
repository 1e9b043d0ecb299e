class Pixel:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Pixel(1, 2)
print(p.x, p.y, Pixel.__slots__, hasattr(p, '__dict__'))
try:
    p.z = 3
except AttributeError as error:
    print(error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
