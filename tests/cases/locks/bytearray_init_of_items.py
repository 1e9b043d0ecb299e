# bytearray.__init__ of a list or tuple makes room first; of any other iterable, item by item.
class At:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print('index', array)
        return self.value


for kind in list, tuple, iter:
    for items in [1, 2, 'a'], ['a'], [1, At(2), 3, At(300), 5], [At(1), At(2)], [True, 3], [memoryview(b'a')], []:
        array = bytearray()
        for lent in False, True:
            view = memoryview(array) if lent else None
            try:
                print(array.__init__(kind(items)), array)
            except (TypeError, ValueError, BufferError) as error:
                print(type(error).__name__, error, array)
            if lent:
                view.release()
            array = bytearray()
