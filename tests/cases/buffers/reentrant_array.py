import array

class Do:
    def __init__(self, action, value):
        self.action = action
        self.value = value
    def __index__(self):
        self.action()
        return self.value
    def __eq__(self, other):
        self.action()
        return False

def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)

numbers = array.array('i', [1, 2, 3, 4])
attempt('set', lambda: numbers.__setitem__(3, Do(lambda: numbers.pop(), 9)))
print(numbers)
numbers = array.array('i', [1, 2, 3, 4])
attempt('index', lambda: numbers.index(Do(numbers.clear, 0)))
numbers = array.array('i', [1, 2, 3, 4])
attempt('count', lambda: numbers.count(Do(numbers.clear, 0)))
numbers = array.array('i', [1, 2, 3, 4])
attempt('remove', lambda: numbers.remove(Do(numbers.clear, 0)))
numbers = array.array('i', [1, 2, 3, 4])
attempt('in', lambda: Do(numbers.clear, 0) in numbers)
numbers = array.array('i', [1, 2, 3, 4])
attempt('append', lambda: numbers.append(Do(numbers.clear, 7)))
print(numbers)
numbers = array.array('i', [1, 2, 3, 4])
attempt('insert', lambda: numbers.insert(2, Do(numbers.clear, 7)))
print(numbers)
