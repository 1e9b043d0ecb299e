# mmap.find() and rfind(): without a start the end is not looked at.
import mmap


class At:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print('index', self.value)
        return self.value


memory = mmap.mmap(-1, 6)
for position in 0, 3:
    memory.seek(position)
    for bounds in ((None, 4), (None, 1), (None, -1), (None, None), (1, None), (None,), (), (4, None), (None, At(4)), (None, 'x'), (At(1), At(4)), ('x', None), (1, 'x')):
        try:
            print([search(wanted, *bounds) for search in (memory.find, memory.rfind) for wanted in (b'\0', b'', b'x')])
        except TypeError as error:
            print(error)
