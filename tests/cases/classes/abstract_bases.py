# isinstance and issubclass follow __bases__ of objects that are no classes.
class AbstractClass:
    def __init__(self, bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases

    def __call__(self):
        return AbstractInstance(self)


class AbstractInstance:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


top = AbstractClass(())
below = AbstractClass((top,))
both = AbstractClass((AbstractClass(()), below))
print(isinstance(below(), top), isinstance(top(), below), isinstance(both(), top))
print(issubclass(both, top), issubclass(top, both), issubclass(top, top))


class Wrong:
    __bases__ = 5


class Raising:
    @property
    def __bases__(self):
        raise ValueError('no bases')


for check in (
    lambda: isinstance(1, Wrong()),
    lambda: issubclass(Wrong(), top),
    lambda: issubclass(int, Wrong()),
    lambda: isinstance(1, Raising()),
    lambda: issubclass(Raising(), int),
    lambda: issubclass(1, int),
    lambda: isinstance(1, 1),
):
    try:
        print(check())
    except Exception as e:
        print(type(e).__name__, e)
