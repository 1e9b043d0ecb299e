"""Primitives and accelerators for the typing module."""


class NoDefaultType:
    """The type of the NoDefault singleton."""

    __module__ = 'typing'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError('NoDefaultType takes no arguments')
        return NoDefault

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'


NoDefault = object.__new__(NoDefaultType)


class ParamSpecArgs:
    """The args for a ParamSpec object."""

    __module__ = 'typing'

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        name = getattr(self.__origin__, '__name__', None)
        return f'{name}.{self._part}' if name else repr(self.__origin__) + '.' + self._part

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    _part = 'args'


class ParamSpecKwargs(ParamSpecArgs):
    """The kwargs for a ParamSpec object."""

    __module__ = 'typing'
    _part = 'kwargs'


def _idfunc(x, /):
    return x
