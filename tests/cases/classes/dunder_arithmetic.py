class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f'Vector{self.parts}'

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __mul__(self, factor):
        return Vector(*(a * factor for a in self.parts))

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __abs__(self):
        return sum(a * a for a in self.parts) ** 0.5

    def __bool__(self):
        return any(self.parts)


v = Vector(3, 4)
print(v + Vector(1, 1), v * 2, 2 * v, -v, v @ v, abs(v), bool(v), bool(Vector(0, 0)))
try:
    v + 1
except TypeError as error:
    print(error)
try:
    1 - v
except TypeError as error:
    print(error)
v += Vector(10, 10)
print(v)
