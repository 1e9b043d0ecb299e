"""array.fromlist makes room first: each item goes where it belongs from the end of what the array is by then."""
import array


class Item:
    def __init__(self, change):
        self.change = change

    def __index__(self):
        self.change()
        return 1


def run(change):
    a = array.array('H', [1, 2, 3, 4])
    items = [5, Item(lambda: change(a, items)), 6]
    try:
        print(a.fromlist(items))
    except Exception as error:
        print(type(error).__name__, error)
    print(a)


kept = []
run(lambda a, items: a.pop())
run(lambda a, items: items.pop())
run(lambda a, items: items.append(1))
run(lambda a, items: 1 / 0)
run(lambda a, items: a.__delitem__(slice(2, None)))
run(lambda a, items: a.__delitem__(slice(None)))
run(lambda a, items: a.__setitem__(0, a[4]))
run(lambda a, items: kept.append(memoryview(a)))
try:
    kept[0].obj.append(1)
except BufferError as error:
    print(error)
for wrong in ([1, 2, 'x'], [1, 1 << 16], ['x'], [1.0], [None]):
    a = array.array('H', [7])
    try:
        a.fromlist(wrong)
    except Exception as error:
        print(type(error).__name__, error, a)
