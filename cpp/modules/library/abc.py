"""Abstract Base Classes (ABCs) according to PEP 3119."""
from _abc import _set_collection_flags, _share_collection_flags


class _abc_data:
    """Internal state held by ABC machinery."""

    __slots__ = ('registry', 'cache', 'negative', 'version')
    __module__ = '_abc'

    def __init__(self):
        self.registry = set()
        self.cache = set()
        self.negative = set()
        self.version = _registrations[0]


_registrations = [0]


def get_cache_token():
    """Returns the current ABC cache token."""
    return _registrations[0]


def _abc_init(cls):
    names = {name for name, value in cls.__dict__.items() if getattr(value, '__isabstractmethod__', False)}
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    cls._abc_impl = _abc_data()
    flags = cls.__dict__.get('__abc_tpflags__')
    if flags is not None:
        _set_collection_flags(cls, flags)
        del cls.__abc_tpflags__


def _abc_register(cls, subclass):
    if not isinstance(subclass, type):
        raise TypeError('Can only register classes')
    if issubclass(subclass, cls):
        return subclass
    if issubclass(cls, subclass):
        raise RuntimeError('Refusing to create an inheritance cycle')
    cls._abc_impl.registry.add(subclass)
    _registrations[0] += 1
    _share_collection_flags(cls, subclass)
    return subclass


def _abc_instancecheck(cls, instance):
    return ABCMeta.__instancecheck__(cls, instance)


def _abc_subclasscheck(cls, subclass):
    return ABCMeta.__subclasscheck__(cls, subclass)


def _get_dump(cls):
    data = cls._abc_impl
    return data.registry, data.cache, data.negative, data.version


def _reset_registry(cls):
    cls._abc_impl.registry.clear()


def _reset_caches(cls):
    cls._abc_impl.cache.clear()
    cls._abc_impl.negative.clear()


class ABCMeta(type):
    """Metaclass for defining Abstract Base Classes (ABCs)."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Register a virtual subclass of an ABC.

        Returns the subclass, to allow usage as a class decorator.
        """
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        """Override for isinstance(instance, cls)."""
        data = cls._abc_impl
        subclass = instance.__class__
        if subclass in data.cache:
            return True
        subtype = type(instance)
        if subtype is subclass:
            if data.version == _registrations[0] and subclass in data.negative:
                return False
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        """Override for issubclass(subclass, cls)."""
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        data = cls._abc_impl
        if subclass in data.cache:
            return True
        if data.version < _registrations[0]:
            data.negative.clear()
            data.version = _registrations[0]
        elif subclass in data.negative:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is not NotImplemented:
            if answer is True:
                data.cache.add(subclass)
            elif answer is False:
                data.negative.add(subclass)
            else:
                raise AssertionError('__subclasshook__ must return either False, True, or NotImplemented')
            return answer
        if cls in subclass.__mro__ or subclass in data.registry:
            data.cache.add(subclass)
            return True
        for registered in list(data.registry):
            if issubclass(subclass, registered):
                data.cache.add(subclass)
                return True
        below = cls.__subclasses__()
        if not isinstance(below, list):
            raise TypeError('__subclasses__() must return a list')
        for each in below:
            if issubclass(subclass, each):
                data.cache.add(subclass)
                return True
        data.negative.add(subclass)
        return False

    def _dump_registry(cls, file=None):
        """Debug helper to print the ABC registry."""
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)
        print(f'Inv. counter: {get_cache_token()}', file=file)
        registry, cache, negative, version = _get_dump(cls)
        print(f'_abc_registry: {registry!r}', file=file)
        print(f'_abc_cache: {cache!r}', file=file)
        print(f'_abc_negative_cache: {negative!r}', file=file)
        print(f'_abc_negative_cache_version: {version!r}', file=file)

    def _abc_registry_clear(cls):
        """Clear the registry (for debugging or testing)."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Clear the caches (for debugging or testing)."""
        _reset_caches(cls)


def abstractmethod(funcobj):
    """A decorator indicating abstract methods."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """A decorator indicating abstract classmethods."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """A decorator indicating abstract staticmethods."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """A decorator indicating abstract properties."""

    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Recalculate the set of abstract methods of an abstract class."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    names = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            names.add(name)
    cls.__abstractmethods__ = frozenset(names)
    return cls


class ABC(metaclass=ABCMeta):
    """Helper class that provides a standard way to create an ABC using inheritance."""

    __slots__ = ()
