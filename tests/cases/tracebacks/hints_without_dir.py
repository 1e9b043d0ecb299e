"""Where dir() of an object is a TypeError, the names of its class and its own are near."""
import traceback


class Refusing:
    colour = 1

    def __init__(self):
        self.size = 2

    def __dir__(self):
        return None


class Failing(Refusing):
    def __dir__(self):
        raise self.error


class Slotted:
    __slots__ = ('width',)

    def __dir__(self):
        return 5


def look(object, name):
    try:
        getattr(object, name)
    except AttributeError as error:
        traceback.print_exception(error, limit=0)


for name in 'color', 'sise', 'widht', '__next__':
    look(Refusing(), name)
    look(Slotted(), name)
    for error in TypeError, ValueError:
        Failing.error = error
        look(Failing(), name)
