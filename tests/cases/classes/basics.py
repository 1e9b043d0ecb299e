class Point:
    """A place on a plane."""
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f'Point({self.x}, {self.y})'


p = Point(3)
print(p, p.moved(1, 1), p.dimensions, Point.dimensions)
print(Point.__name__, Point.__doc__, Point.__module__)
print(p.__dict__, type(p) is Point, isinstance(p, Point))
p.z = 9
print(vars(p))
del p.z
print(hasattr(p, 'z'), hasattr(p, 'x'))
