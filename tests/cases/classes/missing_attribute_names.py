# What an AttributeError knows of what was set or deleted.
class Plain:
    shared = 1


class Slotted:
    __slots__ = ('slot',)
    shared = 1


class SlottedList(list):
    __slots__ = ()
    shared = 1


class OwnSet:
    __slots__ = ()

    def __setattr__(self, name, value):
        super().__setattr__(name, value)


for value in (Plain(), Slotted(), SlottedList(), OwnSet(), ValueError(), object(), 5, len, Plain, Plain().__init__):
    for name in ('missing', 'shared', 'slot'):
        for label, change in {'set': lambda: setattr(value, name, 1), 'delete': lambda: delattr(value, name)}.items():
            if label == 'set' and value in (Plain, len):
                continue
            try:
                change()
            except (AttributeError, TypeError) as error:
                print(label, error, getattr(error, 'name', '-'))
