"""How objects without their own way are taken apart and put together again, for copy and pickle."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle_complex(c):
    return complex, (c.real, c.imag)


pickle(complex, pickle_complex, complex)


def pickle_union(obj):
    import typing, operator
    return operator.getitem, (typing.Union, obj.__args__)


pickle(type(int | str), pickle_union)


def pickle_super(obj):
    return super, (obj.__thisclass__, obj.__self__)


pickle(super, pickle_super)


# Native types that say themselves what they are made from.
def _by_name(obj):
    return obj.__qualname__ if obj.__self__ is None else (getattr, (obj.__self__, obj.__name__))


_native = {type(len): _by_name, type(_by_name.__get__(1)): _by_name, type(object().__str__): _by_name,
           type(object.__str__): lambda obj: (getattr, (obj.__objclass__, obj.__name__)),
           type(str.join): lambda obj: (getattr, (obj.__objclass__, obj.__name__)),
           type(list[int]): lambda obj: (type(obj), (obj.__origin__, obj.__args__)),
           type(...): repr, type(NotImplemented): repr}


# tp_name: only types that are not made by a class statement are immutable, and have their module in it.
def _type_name(cls):
    if not cls.__flags__ & 256 or cls.__module__ == 'builtins':
        return cls.__name__
    return f'{cls.__module__}.{cls.__name__}'


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


# Native types that CPython's object.__new__ makes.
_made_by_object = ('BufferedReader', 'BufferedWriter', 'BufferedRandom', 'BufferedRWPair', 'TextIOWrapper', 'IncrementalNewlineDecoder')


def _reduce_ex(self, proto):
    if type(self) in _native:
        return _native[type(self)](self)
    cls = self.__class__
    for base in cls.__mro__:
        if hasattr(base, '__flags__') and not base.__flags__ & 512:
            break
        new = base.__new__
        if isinstance(new, type(int.__new__)) and new.__self__ is base:
            if base.__module__ == '_io' and base.__name__ in _made_by_object:
                base = object
            break
    else:
        base = object
    state = None
    if base is not object:
        if base is cls:
            raise TypeError(f'cannot pickle {cls.__name__!r} object')
        state = base(self)
    args = (cls, base, state)
    if getattr(self, '__slots__', None) and type(self).__getstate__ is object.__getstate__:
        raise TypeError('a class that defines __slots__ without defining __getstate__ cannot be pickled')
    state = self.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    """Used by pickle protocol 4, instead of __newobj__ to allow classes with keyword-only arguments to be pickled."""
    return cls.__new__(cls, *args, **kwargs)


# object.__reduce_ex__() for protocols 2 and above.
def _reduce_newobj(self):
    cls = type(self)
    if cls in _native:
        return _native[cls](self)
    args = kwargs = None
    if hasattr(self, '__getnewargs_ex__'):
        both = self.__getnewargs_ex__()
        if not isinstance(both, tuple):
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{type(both).__name__}'")
        if len(both) != 2:
            raise ValueError(f'__getnewargs_ex__ should return a tuple of length 2, not {len(both)}')
        args, kwargs = both
        if not isinstance(args, tuple):
            raise TypeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, "
                            f"not '{type(args).__name__}'")
        if not isinstance(kwargs, dict):
            raise TypeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, "
                            f"not '{type(kwargs).__name__}'")
    elif hasattr(self, '__getnewargs__'):
        args = self.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(args).__name__}'")
    is_list, is_dict = isinstance(self, list), isinstance(self, dict)
    if type(self).__getstate__ is object.__getstate__ and '__getstate__' not in getattr(self, '__dict__', ()):
        state = _getstate(self, args is None and not is_list and not is_dict)
    else:
        state = self.__getstate__()
    if kwargs:
        made = __newobj_ex__, (cls, args, kwargs)
    else:
        made = __newobj__, (cls, *(args or ()))
    return *made, state, iter(self) if is_list else None, iter(self.items()) if is_dict else None


# object.__getstate__(); `required`: there is no other way to tell what the object holds.
def _getstate(self, required=False):
    cls = type(self)
    if required and cls.__basicsize__ > object.__basicsize__:
        if cls is memoryview:
            raise TypeError('cannot pickle memoryview objects')
        raise TypeError(f"cannot pickle '{_type_name(cls)}' object")
    state = getattr(self, '__dict__', None) or None
    slots = {}
    for name in _slotnames(cls):
        try:
            slots[name] = getattr(self, name)
        except AttributeError:
            pass
    return (state, slots) if slots else state


def _slotnames(cls):
    """The names that __slots__ of the class and its bases give, mangled."""
    names = cls.__dict__.get('__slotnames__')
    if names is not None:
        return names
    names = []
    for c in cls.__mro__:
        slots = c.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__') and c.__name__.strip('_'):
                name = f"_{c.__name__.lstrip('_')}{name}"
            names.append(name)
    try:
        cls.__slotnames__ = names
    except (TypeError, AttributeError):
        pass
    return names


_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def add_extension(module, name, code):
    """Register an extension code."""
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError('code out of range')
    key = (module, name)
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f'key {key} is already registered with code {_extension_registry[key]}')
    if code in _inverted_registry:
        raise ValueError(f'code {code} is already in use for key {_inverted_registry[code]}')
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    """Unregister an extension code.  For testing only."""
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
