# An error in a dataclass's __post_init__ and in its generated __init__.
import dataclasses


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0

    def __post_init__(self):
        self.size = self.x / self.y


try:
    Point()
except TypeError as error:
    print(error)
Point(1)
