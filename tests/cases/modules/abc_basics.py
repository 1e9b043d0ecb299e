from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...


class Square(Shape):
    name = 'square'

    def area(self):
        return 4


print(Square().area(), isinstance(Square(), Shape))
try:
    Shape()
except TypeError as error:
    print(error)
