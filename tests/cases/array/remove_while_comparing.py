"""array.remove() of an item whose comparison shortens the array."""
from array import array


class Equal:
    def __init__(self, change):
        self.change = change

    def __eq__(self, other):
        self.change()
        return True


def attempt(array, change):
    try:
        print(array.remove(Equal(change)), array)
    except Exception as error:
        print(type(error).__name__, error, array)


numbers = array('H', [1, 2, 3])
attempt(numbers, lambda: numbers.__delitem__(slice(None)))
numbers = array('H', [1, 2, 3])
attempt(numbers, numbers.pop)
numbers = array('H', [1])
attempt(numbers, lambda: numbers.append(2))
numbers = array('H', [1, 2])
view = memoryview(numbers)
attempt(numbers, lambda: None)
