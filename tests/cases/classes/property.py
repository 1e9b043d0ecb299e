class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        """The radius, never negative."""
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError('radius must not be negative')
        self._radius = value

    @radius.deleter
    def radius(self):
        print('forgetting the radius')
        self._radius = 0

    @property
    def diameter(self):
        return self.radius * 2


c = Circle(2)
c.radius = 5
print(c.radius, c.diameter, Circle.radius.__doc__)
try:
    c.radius = -1
except ValueError as error:
    print(error)
try:
    c.diameter = 3
except AttributeError as error:
    print(error)
try:
    del c.diameter
except AttributeError as error:
    print(error)
del c.radius
print(c.radius)
