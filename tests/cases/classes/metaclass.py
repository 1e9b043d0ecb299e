class Registry(type):
    def __new__(meta, name, bases, namespace, **options):
        print('creating', name, options)
        cls = super().__new__(meta, name, bases, namespace)
        cls.tag = name.upper()
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print('calling', cls.__name__)
        return super().__call__(*args)


class Thing(metaclass=Registry, level=3):
    def __init__(self, n=0):
        self.n = n


t = Thing(5)
print(t.n, Thing.tag, type(Thing).__name__)
