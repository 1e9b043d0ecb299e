from dataclasses import dataclass, field


@dataclass(order=True)
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)


a, b = Item('pen', 1.5), Item('ink')
print(a, a == Item('pen', 1.5), b < a, b.tags)
try:
    Item()
except TypeError as error:
    print(error)
