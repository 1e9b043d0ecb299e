"""A class that lends its memory

Since Python 3.12 a class written in Python can lend a buffer:
`__buffer__` is called when somebody asks for one and returns a view.
`__release_buffer__` is called when that somebody is done.

So an object can count who looks, and refuse to be changed meanwhile, as
a bytearray does. Everything that takes a buffer takes this class too.

Go back with the timeline into the `with` block. Two views are there: the
one that `__buffer__` lent, and the one made from it.
"""


class Page:
    def __init__(self, text):
        self.memory = bytearray(text)
        self.readers = 0

    def __buffer__(self, flags):
        self.readers += 1
        print('lent, readers:', self.readers)
        return memoryview(self.memory)

    def __release_buffer__(self, view):
        self.readers -= 1
        print('back, readers:', self.readers)


page = Page(b'Hello')
with memoryview(page) as view:
    view[0] = ord('J')
print(bytes(page))      # lent and given back

window = memoryview(page)
window.release()
