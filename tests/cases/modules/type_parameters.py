def first[T](items: list[T]) -> T:
    return items[0]


type Pair[A] = tuple[A, A]
print(first([3, 4]))
print(first.__type_params__)
print(Pair.__name__, Pair.__value__)


class Box[T]:
    def __init__(self, item: T):
        self.item = item


print(Box('x').item, Box.__type_params__)
