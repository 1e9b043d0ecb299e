class Plugin:
    registry = []

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append(name or cls.__name__.lower())


class Loud(Plugin):
    pass


class Quiet(Plugin, name='hush'):
    pass


print(Plugin.registry)
try:
    class Bad(Plugin, size=3):
        pass
except TypeError as error:
    print(error)
