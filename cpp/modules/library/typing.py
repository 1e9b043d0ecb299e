"""The typing module: Support for gradual typing as defined by PEP 484 and subsequent PEPs."""
import sys
import types
import collections
import collections.abc
from abc import ABCMeta, abstractmethod
from types import GenericAlias
from annotationlib import ForwardRef, type_repr
from _typing import Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, Union

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView', 'MutableMapping',
    'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable',
    'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs', 'SupportsBytes',
    'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter', 'Deque', 'Dict',
    'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match',
    'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform',
    'evaluate_forward_ref', 'final', 'get_args', 'get_origin', 'get_overloads', 'get_protocol_members', 'get_type_hints',
    'is_protocol', 'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check', 'no_type_check_decorator', 'NoDefault',
    'NoReturn', 'NotRequired', 'overload', 'override', 'ParamSpecArgs', 'ParamSpecKwargs', 'ReadOnly', 'Required',
    'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType',
    'Unpack']

TYPE_CHECKING = False
Text = str


def _type_repr(obj):
    if isinstance(obj, (tuple, list)):
        return '[' + ', '.join(_type_repr(t) for t in obj) + ']'
    if isinstance(obj, GenericAlias):
        return repr(obj)
    return type_repr(obj)


def _is_unpacked(x):
    return ((isinstance(x, GenericAlias) and x.__unpacked__) or
            (isinstance(x, _GenericAlias) and x.__origin__ is Unpack))


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, '__typing_is_unpacked_typevartuple__', False)


def _make_forward_ref(arg, **kwargs):
    ref = ForwardRef(arg, **kwargs)
    ref.__forward_code__  # what is no expression is refused at once
    return ref


def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Check that the argument is a type, and return it: None is NoneType, a str is a forward reference."""
    invalid = (Generic, Protocol)
    if not allow_special_forms:
        invalid += (ClassVar, *((Final,) if is_argument else ()))
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in invalid:
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _flatten_literal_params(parameters):
    params = []
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            params.extend(p.__args__)
        else:
            params.append(p)
    return tuple(params)


def _deduplicate(params, *, unhashable_fallback=False):
    try:
        return dict.fromkeys(params)
    except TypeError:
        if not unhashable_fallback:
            raise
        kept = []
        for p in params:
            if p not in kept:
                kept.append(p)
        return kept


def _collect_type_parameters(args, *, enforce_default_ordering=True):
    """The type variables in args, in order of appearance, each once."""
    parameters = []
    default_met = unpacked_met = False
    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, (tuple, list)):
            for x in t:
                for p in _collect_type_parameters([x]):
                    if p not in parameters:
                        parameters.append(p)
        elif hasattr(t, '__typing_subst__'):
            if t in parameters:
                continue
            if enforce_default_ordering:
                if unpacked_met and t.has_default():
                    raise TypeError('Type parameter with a default follows TypeVarTuple')
                if t.has_default():
                    default_met = True
                elif default_met:
                    raise TypeError(f'Type parameter {t!r} without a default follows type parameter with a default')
            parameters.append(t)
        else:
            if _is_unpacked_typevartuple(t):
                unpacked_met = True
            for p in getattr(t, '__parameters__', ()):
                if p not in parameters:
                    parameters.append(p)
    return tuple(parameters)


def _substituted(alias, args, parameters, values):
    """Args with values for their parameters."""
    values = _arguments_for(alias, parameters, values)
    mapping = dict(zip(parameters, values))
    made = []
    for arg in args:
        if isinstance(arg, type):
            made.append(arg)
        elif isinstance(arg, (tuple, list)):
            made.append(tuple(_substituted_arg(x, mapping) for x in arg))
        else:
            new = _substituted_arg(arg, mapping)
            if _is_unpacked_typevartuple(arg) or (isinstance(new, tuple) and isinstance(arg, TypeVarTuple)):
                made.extend(new if isinstance(new, tuple) else (new,))
            else:
                made.append(new)
    return made


def _substituted_arg(arg, mapping):
    if isinstance(arg, type):
        return arg
    if hasattr(arg, '__typing_subst__'):
        return mapping.get(arg, arg)
    if _is_unpacked_typevartuple(arg):
        return mapping.get(arg.__parameters__[0], arg)
    inner = getattr(arg, '__parameters__', ())
    if not inner:
        return arg
    new = []
    for p in inner:
        value = mapping.get(p, p)
        if isinstance(p, TypeVarTuple):
            new.extend(value if isinstance(value, tuple) else (value,))
        else:
            new.append(value)
    return arg[tuple(new)]


def _arguments_for(alias, parameters, values):
    """One value a parameter: what a TypeVarTuple takes is a tuple, defaults fill in."""
    flat = []
    for value in values:
        if isinstance(value, (list, tuple)) and any(isinstance(p, ParamSpec) for p in parameters):
            flat.append(tuple(value))
        elif _is_unpacked(value) and isinstance(value, GenericAlias) and value.__origin__ is tuple and \
                value.__args__[-1:] != (...,):
            flat.extend(value.__args__)
        else:
            flat.append(value)
    values = flat
    count, given = len(parameters), len(values)
    if count == 1 and isinstance(parameters[0], ParamSpec) and not (given == 1 and _is_param_expr(values[0])):
        values = [tuple(values)]
        given = 1
    tuples = [i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)]
    if len(tuples) > 1:
        raise TypeError(f'More than one TypeVarTuple parameter in {alias}')
    if tuples:
        at = tuples[0]
        after = count - at - 1
        if given < count - 1:
            raise TypeError(f'Too few arguments for {alias}; actual {given}, expected at least {count - 1}')
        if given == at and parameters[at].has_default():
            middle = tuple(parameters[at].__default__)
        else:
            middle = tuple(values[at:given - after])
        values = [*values[:at], middle, *values[given - after:]]
    else:
        required = sum(not p.has_default() for p in parameters)
        if given > count or given < required:
            text = f'at least {required}' if given < required and (required < count or isinstance(alias, type)) else count
            raise TypeError(f"Too {'many' if given > count else 'few'} arguments for {alias}; actual {given}, expected {text}")
        values = [*values, *(p.__default__ for p in parameters[given:])]
    made = []
    for p, value in zip(parameters, values):
        if isinstance(p, TypeVar):
            value = _typevar_subst(p, value)
        elif isinstance(p, ParamSpec):
            value = _paramspec_subst(p, value)
        made.append(value)
    return made


def _typevar_subst(self, arg):
    arg = _type_check(arg, 'Parameters to generic types must be types.', is_argument=True)
    if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack) or (isinstance(arg, GenericAlias) and arg.__unpacked__):
        raise TypeError(f'{arg} is not valid as type argument')
    return arg


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        arg = tuple(_type_check(a, 'Expected a type.') for a in arg)
    elif not _is_param_expr(arg):
        raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
    return arg


class _Final:
    """Mixin to prohibit subclassing."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')


class _NotIterable:
    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _plain(name):
    def getitem(self, parameters):
        raise TypeError(f'{self} is not subscriptable')
    getitem.__name__ = name
    return _SpecialForm(getitem)


NoReturn, Never, Self, LiteralString, TypeAlias = map(_plain, ('NoReturn', 'Never', 'Self', 'LiteralString', 'TypeAlias'))


def _one_type(name, text='accepts only single type', **options):
    def getitem(self, parameters):
        item = _type_check(parameters, f'{self} {text}.' if text[-1] != '.' else f'{self} {text}', **options)
        return _GenericAlias(self, (item,))
    getitem.__name__ = name
    return _SpecialForm(getitem)


ClassVar = _one_type('ClassVar', 'accepts only single type.', allow_special_forms=True)
Final = _one_type('Final', 'accepts only single type.', allow_special_forms=True)
TypeGuard = _one_type('TypeGuard', 'accepts only single type.')
TypeIs = _one_type('TypeIs', 'accepts only single type.')
Required = _one_type('Required', 'accepts only a single type.', allow_special_forms=True)
NotRequired = _one_type('NotRequired', 'accepts only a single type.', allow_special_forms=True)
ReadOnly = _one_type('ReadOnly', 'accepts only a single type.', allow_special_forms=True)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is equivalent to Union[X, None]."""
    return Union[_type_check(parameters, f'{self} requires a single type.'), type(None)]


@_TypedCacheSpecialForm
def Literal(self, *parameters):
    """Special typing form to define literal types (a.k.a. value types)."""
    parameters = _flatten_literal_params(parameters)
    try:
        parameters = tuple(p for p, _ in _deduplicate([(p, type(p)) for p in parameters]))
    except TypeError:
        pass
    return _LiteralGenericAlias(self, parameters)


@_SpecialForm
def Concatenate(self, parameters):
    """Special form for annotating higher-order functions."""
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    msg = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(self, (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1]))


@_SpecialForm
def Unpack(self, parameters):
    """Type unpack operator."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(origin=self, args=(item,))


@_TypedCacheSpecialForm
def Annotated(self, *params):
    """Add context-specific metadata to a type."""
    if len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


class _BaseGenericAlias(_Final, _root=True):
    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        res = []
        if self.__origin__ not in bases:
            res.append(self.__origin__)
        i = bases.index(self)
        if not any(isinstance(b, _BaseGenericAlias) or issubclass(b, Generic) for b in bases[i + 1:]):
            res.append(Generic)
        return tuple(res)

    def __getattr__(self, attr):
        if attr in {'__origin__', '__args__'}:
            return super().__getattr__(attr)
        if '__origin__' in self.__dict__ and not (attr[:2] == attr[-2:] == '__'):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if (attr[:2] == attr[-2:] == '__') or attr in {'_name', '_inst', '_nparams', '_defaults'}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __dir__(self):
        return list(set(super().__dir__() + [attr for attr in dir(self.__origin__) if not (attr[:2] == attr[-2:] == '__')]))


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A generic class or special form with its arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=origin is Generic)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(_type_convert(p) for p in args)
        return self.copy_with(tuple(_flat_params(self, _substituted(self, self.__args__, self.__parameters__, args))))

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(a) for a in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        import operator
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            i = bases.index(self)
            for b in bases[i + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _flat_params(alias, args):
    return args


def _unpack_args(args):
    new = []
    for arg in args:
        subargs = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if subargs is not None and not (subargs and subargs[-1] is ...):
            new.extend(subargs)
        else:
            new.append(arg)
    return tuple(new)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """typing.List and the like before they are subscripted."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(p, 'Parameters to generic types must be types.') for p in params)
        if self._nparams < 0:
            return self.copy_with(params)
        least = self._nparams - (self._name in _with_defaults) * _with_defaults.get(self._name, 0)
        if not least <= len(params) <= self._nparams:
            text = f'at least {least}' if least < self._nparams and len(params) < least else self._nparams
            raise TypeError(f"Too {'many' if len(params) > self._nparams else 'few'} arguments for {self}; "
                            f'actual {len(params)}, expected {text}')
        params += (type(None), type(None))[:self._nparams - len(params)]
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


_with_defaults = {'Generator': 2, 'AsyncGenerator': 1, 'ContextManager': 1, 'AsyncContextManager': 1}


class _TupleType(_SpecialGenericAlias, _root=True):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = 'Tuple[t0, t1, ...]: each t must be a type.'
        if len(params) >= 2 and params[-1] is ...:
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


class _CallableGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]"

    def __getitem__(self, args):
        made = super().__getitem__(args).__args__
        flat = []
        for arg in made:
            if isinstance(arg, tuple):
                flat.extend(arg)
            else:
                flat.append(arg)
        return self.copy_with(tuple(flat))

    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __reduce__(self):
        import operator
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is Ellipsis:
            return self.copy_with((..., result))
        if not isinstance(args, (list, tuple)):
            if _is_param_expr(args):
                return self.copy_with((args, result))
            args = (args,)
        msg = 'Callable[[arg, ...], result]: each arg must be a type.'
        return self.copy_with((*(_type_convert(arg) for arg in args), result))


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __init__(self, origin, args, **kwds):
        super().__init__(origin, args, **kwds)
        self.__parameters__ = ()

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(a) if not isinstance(a, type) else type_repr(a) for a in self.__args__])}]"

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set((a, type(a)) for a in self.__args__) == set((a, type(a)) for a in other.__args__)

    def __hash__(self):
        return hash(frozenset((a, type(a)) for a in self.__args__))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return '*' + repr(self.__args__[0]) if not isinstance(self.__args__[0], TypeVarTuple) else \
            f'typing.Unpack[{self.__args__[0]!r}]'

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError('Unpack[...] must be used with a tuple type')
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return self.__class__(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(repr(a) for a in self.__metadata__)}]"

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {'__name__', '__qualname__'}:
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# What the engine asks for generic classes: Generic.__class_getitem__, Generic.__init_subclass__ and class X[T].
def _generic_class_getitem(cls, args):
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(_type_convert(p) for p in args)
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
        if not all(isinstance(p, (TypeVar, ParamSpec, TypeVarTuple)) or _is_unpacked_typevartuple(p) for p in args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.')
        if len(set(args)) != len(args):
            raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        args = tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in args)
        return _GenericAlias(cls, args)
    parameters = getattr(cls, '__parameters__', ())
    if not parameters:
        raise TypeError(f'{cls} is not a generic class')
    values = _arguments_for(cls, parameters, _unpack_args(args))
    flat = []
    for p, value in zip(parameters, values):
        if isinstance(p, TypeVarTuple):
            flat.extend(value)
        else:
            flat.append(value)
    return _GenericAlias(cls, tuple(flat))


def _generic_init_subclass(cls, args, kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    if '__orig_bases__' in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta
    if error:
        raise TypeError('Cannot inherit from plain Generic')
    tvars = ()
    if '__orig_bases__' in cls.__dict__:
        tvars = _collect_type_parameters(cls.__orig_bases__)
        gvars = None
        for base in cls.__orig_bases__:
            if isinstance(base, (_GenericAlias, GenericAlias)) and base.__origin__ in (Generic, Protocol):
                if base.__origin__ is Generic or gvars is None or True:
                    if gvars is not None:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    gvars = base.__parameters__
        if gvars is not None:
            missing = set(tvars) - set(gvars)
            if missing:
                s_vars = ', '.join(str(t) for t in tvars if t not in gvars)
                s_args = ', '.join(str(g) for g in gvars)
                raise TypeError(f'Some type variables ({s_vars}) are not listed in Generic[{s_args}]')
            tvars = gvars
    cls.__parameters__ = tuple(tvars)


def _union_getitem(parameters):
    """Union[...]."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return tuple(_type_check(p, 'Union[arg, ...]: each arg must be a type.') for p in parameters)


_PROTO_SKIPPED = frozenset({
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__', '__new__', '__slots__',
    '__subclasshook__', '__weakref__', '__class_getitem__', '__match_args__', '__static_attributes__', '__firstlineno__',
    '__annotate__', '__annotate_func__', '__annotations_cache__', '__parameters__', '__orig_bases__', '__orig_class__',
    '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__',
    '_abc_impl', '__deprecated__', '__final__', '__classdictcell__'})


def _get_protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {'Protocol', 'Generic'}:
            continue
        names = set(base.__dict__)
        if base.__dict__.get('__annotate_func__') or base.__dict__.get('__annotations__'):
            names |= set(_annotation_names(base))
        attrs |= {n for n in names if not n.startswith('_abc_') and n not in _PROTO_SKIPPED}
    return attrs


def _annotation_names(base):
    import annotationlib
    return annotationlib.get_annotations(base, format=annotationlib.Format.FORWARDREF)


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == 'Protocol' and bases == (Generic,):
            pass
        elif {Protocol, Generic} & set(bases):
            for base in bases:
                if not (base in {object, Generic} or
                        base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ()) or
                        (issubclass(base, Generic) and getattr(base, '_is_protocol', False))):
                    if Protocol in bases:
                        raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False) and not _allow_reckless_class_checks():
            if not getattr(cls, '_is_runtime_protocol', False):
                if not isinstance(other, type):
                    raise TypeError('issubclass() arg 1 must be a class')
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if cls.__non_callable_proto_members__ and cls.__dict__.get('__subclasshook__') is _proto_hook:
                members = ', '.join(sorted(map(repr, cls.__non_callable_proto_members__)))
                raise TypeError(f'Protocols with non-method members don\'t support issubclass(). Non-method members: {members}.')
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False) and not _allow_reckless_class_checks():
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        missing = object()
        for attr in cls.__protocol_attrs__:
            val = _static_attribute(instance, attr, missing)
            if val is missing or (val is None and attr not in cls.__non_callable_proto_members__):
                return False
        return True


def _static_attribute(instance, attr, missing):
    """The attribute as it is stored, without running any code of the class."""
    try:
        own = object.__getattribute__(instance, '__dict__')
    except AttributeError:
        own = {}
    if attr in own:
        return own[attr]
    for base in type(instance).__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    return missing


def _allow_reckless_class_checks():
    """functools and abc may ask about protocols that are not for run time."""
    return sys._getframe(2).f_globals.get('__name__') in ('abc', '_py_abc', 'functools', None)


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            if issubclass(other, Generic) and getattr(other, '_is_protocol', False) and \
                    attr in (base.__dict__.get('__annotations__') or _annotation_names(base)):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


_PROTO_ALLOWLIST = {
    'collections.abc': ['Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable', 'Sized',
                        'Container', 'Collection', 'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
    'io': ['Reader', 'Writer'], 'os': ['PathLike']}


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic) and getattr(cls, '_is_protocol', False)):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, attr, None))
        except Exception as e:
            raise TypeError(f'Failed to determine whether protocol member {attr!r} is a method member') from e
        if not is_callable:
            cls.__non_callable_proto_members__.add(attr)
    return cls


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)

_alias = _SpecialGenericAlias
Hashable = _alias(collections.abc.Hashable, 0)
Awaitable = _alias(collections.abc.Awaitable, 1)
Coroutine = _alias(collections.abc.Coroutine, 3)
AsyncIterable = _alias(collections.abc.AsyncIterable, 1)
AsyncIterator = _alias(collections.abc.AsyncIterator, 1)
Iterable = _alias(collections.abc.Iterable, 1)
Iterator = _alias(collections.abc.Iterator, 1)
Reversible = _alias(collections.abc.Reversible, 1)
Sized = _alias(collections.abc.Sized, 0)
Container = _alias(collections.abc.Container, 1)
Collection = _alias(collections.abc.Collection, 1)
Callable = _CallableType(collections.abc.Callable, 2)
AbstractSet = _alias(collections.abc.Set, 1, name='AbstractSet')
MutableSet = _alias(collections.abc.MutableSet, 1)
Mapping = _alias(collections.abc.Mapping, 2)
MutableMapping = _alias(collections.abc.MutableMapping, 2)
Sequence = _alias(collections.abc.Sequence, 1)
MutableSequence = _alias(collections.abc.MutableSequence, 1)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(collections.abc.MappingView, 1)
KeysView = _alias(collections.abc.KeysView, 1)
ItemsView = _alias(collections.abc.ItemsView, 2)
ValuesView = _alias(collections.abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name='Dict')
Generator = _alias(collections.abc.Generator, 3)
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2)
Type = _alias(type, 1, inst=False, name='Type')


# Aliases of what costs an import are made when they are asked for.
def __getattr__(attr):
    if attr in ('Pattern', 'Match'):
        import re
        obj = _alias(getattr(re, attr), 1)
    elif attr in ('ContextManager', 'AsyncContextManager'):
        import contextlib
        obj = _alias(getattr(contextlib, 'Abstract' + attr), 2, name=attr)
    elif attr in _collections_aliases:
        nparams = _collections_aliases[attr]
        obj = _alias(getattr(collections, {'Deque': 'deque', 'DefaultDict': 'defaultdict'}.get(attr, attr)), nparams, name=attr)
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {attr!r}')
    globals()[attr] = obj
    return obj


_collections_aliases = {'Deque': 1, 'DefaultDict': 2, 'OrderedDict': 2, 'Counter': 1, 'ChainMap': 2}


def _supports(name, method, *generic):
    """A runtime protocol with one method."""
    def body(ns):
        ns['__module__'] = 'typing'
        ns['__doc__'] = f'An ABC with one abstract method {method}.'
        ns['__slots__'] = ()
        if method == '__round__':
            def abstract(self, ndigits=0):
                pass
        else:
            def abstract(self):
                pass
        abstract.__name__ = method
        abstract.__qualname__ = f'{name}.{method}'
        ns[method] = abstractmethod(abstract)
    return runtime_checkable(types.new_class(name, (Protocol[generic] if generic else Protocol,), {}, body))


SupportsInt = _supports('SupportsInt', '__int__')
SupportsFloat = _supports('SupportsFloat', '__float__')
SupportsComplex = _supports('SupportsComplex', '__complex__')
SupportsBytes = _supports('SupportsBytes', '__bytes__')
SupportsIndex = _supports('SupportsIndex', '__index__')
SupportsAbs = _supports('SupportsAbs', '__abs__', T_co)
SupportsRound = _supports('SupportsRound', '__round__', T_co)


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""

    __slots__ = ()


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    __call__ = lambda self, x, /: x

    def __init__(self, name, tp):
        self.__qualname__ = name
        if '.' in name:
            name = name.rpartition('.')[-1]
        self.__name__ = name
        self.__supertype__ = tp
        def_mod = _caller()
        if def_mod != 'typing':
            self.__module__ = def_mod

    def __mro_entries__(self, bases):
        superclass_name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                subclass_name = cls.__name__
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{subclass_name} = NewType({subclass_name!r}, {superclass_name})`')
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def _caller(depth=1):
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', '__main__')
    except ValueError:
        return None


def _own_annotations(ns, owner):
    """The annotations of a class body, from its namespace: (names to types, the function that gives them)."""
    import annotationlib
    if '__annotations__' in ns:
        return ns['__annotations__'], None
    annotate = annotationlib.get_annotate_from_class_namespace(ns)
    if annotate is None:
        return {}, None
    return annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF, owner=owner), annotate


_prohibited = frozenset({'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types',
                         '_make', '_replace', '_asdict', '_source'})
_special = frozenset({'__module__', '__name__', '__annotations__', '__annotate__', '__annotate_func__',
                      '__annotations_cache__'})


def _make_nmtuple(name, fields, annotate_func, module, defaults=()):
    nm_tpl = collections.namedtuple(name, fields, defaults=defaults, module=module)
    nm_tpl.__annotate__ = nm_tpl.__new__.__annotate__ = annotate_func
    return nm_tpl


def _annotate_with(types):
    def annotate(format):
        if format in (1, 3):
            return dict(types)
        return {key: type_repr(value) for key, value in types.items()}
    return annotate


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types, annotate = _own_annotations(ns, None)
        types = {n: _type_convert(t) for n, t in types.items()}
        default_names = []
        for field_name in types:
            if field_name in ns:
                default_names.append(field_name)
            elif default_names:
                raise TypeError(f"Non-default namedtuple field {field_name} cannot follow default field"
                                f"{'s' if len(default_names) > 1 else ''} {', '.join(default_names)}")
        nm_tpl = _make_nmtuple(typename, list(types), annotate or _annotate_with(types),
                               defaults=[ns[n] for n in default_names], module=ns['__module__'])
        nm_tpl.__bases__ = bases
        if Generic in bases:
            nm_tpl.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, val in ns.items():
            if key in _prohibited:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key in _special or key in nm_tpl._fields:
                continue
            setattr(nm_tpl, key, val)
            try:
                set_name = type(val).__set_name__
            except AttributeError:
                continue
            try:
                set_name(val, nm_tpl, key)
            except BaseException as e:
                e.add_note(f"Error calling __set_name__ on {type(val).__name__!r} instance {key!r} in {typename!r}")
                raise
        if Generic in bases:
            nm_tpl.__init_subclass__()
        return nm_tpl


def NamedTuple(typename, fields, /):
    """Typed version of namedtuple."""
    types = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in fields}
    nt = _make_nmtuple(typename, list(types), _annotate_with(types), module=_caller())
    nt.__orig_bases__ = (NamedTuple,)
    return nt


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic_base = (Generic,) if any(issubclass(b, Generic) for b in bases) else ()
        annotations, annotate = _own_annotations(ns, None)
        ns = {key: value for key, value in ns.items() if key not in ('__annotate_func__', '__annotations_cache__')}
        ns.pop('__annotations__', None)
        tp_dict = type.__new__(_TypedDictMeta, name, (*generic_base, dict), ns)
        if not hasattr(tp_dict, '__orig_bases__'):
            tp_dict.__orig_bases__ = bases
        msg = 'TypedDict(\'Name\', {f0: t0, f1: t1, ...}); each t must be a type'
        own = {n: _type_check(tp, msg, module=tp_dict.__module__, allow_special_forms=True) for n, tp in annotations.items()}
        merged = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            if type(base) is not _TypedDictMeta:
                continue
            merged.update(getattr(base, '__annotations__', {}))
            required = (required - base.__dict__.get('__optional_keys__', frozenset())) | base.__dict__.get('__required_keys__', frozenset())
            optional = (optional - base.__dict__.get('__required_keys__', frozenset())) | base.__dict__.get('__optional_keys__', frozenset())
            readonly |= base.__dict__.get('__readonly_keys__', frozenset())
            mutable |= base.__dict__.get('__mutable_keys__', frozenset())
        for key, tp in own.items():
            qualifiers = set(_typeddict_qualifiers(tp))
            is_required = Required in qualifiers or (total and NotRequired not in qualifiers)
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        merged.update(own)
        tp_dict.__annotate__ = _annotate_with(merged)
        tp_dict.__required_keys__ = frozenset(required)
        tp_dict.__optional_keys__ = frozenset(optional)
        tp_dict.__readonly_keys__ = frozenset(readonly)
        tp_dict.__mutable_keys__ = frozenset(mutable)
        tp_dict.__total__ = total
        return tp_dict

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def _typeddict_qualifiers(tp):
    while True:
        origin = get_origin(tp)
        if origin is Annotated:
            tp = tp.__origin__
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            tp, = tp.__args__
        else:
            return


class _TypedDictForm(_SpecialForm, _root=True):
    def __call__(self, typename, fields, /, *, total=True):
        ns = {'__annotations__': dict(fields)}
        module = _caller()
        if module is not None:
            ns['__module__'] = module
        td = _TypedDictMeta(typename, (), ns, total=total)
        td.__orig_bases__ = (TypedDict,)
        return td

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return '<function TypedDict>' if False else 'typing.TypedDict'


@_TypedDictForm
def TypedDict(self, args):
    """A simple typed namespace.  At runtime it is equivalent to a plain dict."""
    raise TypeError(f'{self} is not subscriptable')


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


def cast(typ, val):
    """Cast a value to a type: returns the value unchanged."""
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {value}')


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression."""
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        res = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(res) == 2 and _is_param_expr(res[0])):
            res = (list(res[:-1]), res[-1])
        return res
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Return type hints for an object: its annotations with strings evaluated."""
    import annotationlib
    if getattr(obj, '__no_type_check__', None):
        return {}
    Format = annotationlib.Format
    format = Format.VALUE if format is None else format
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            ann = annotationlib.get_annotations(base, format=format)
            if format == Format.STRING:
                hints.update(ann)
                continue
            if globalns is None:
                base_globals = getattr(sys.modules.get(base.__module__, None), '__dict__', {})
            else:
                base_globals = globalns
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                base_globals, base_locals = base_locals, base_globals
            params = base.__type_params__
            for name, value in ann.items():
                hints[name] = _hint(value, base_globals, base_locals, params, format, is_class=True)
        return hints if include_extras or format == Format.STRING else {k: _strip_annotations(t) for k, t in hints.items()}
    hints = annotationlib.get_annotations(obj, format=format)
    if (not hints and not isinstance(obj, types.ModuleType) and not callable(obj) and not hasattr(obj, '__annotations__')
            and not hasattr(obj, '__annotate__')):
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if format == Format.STRING:
        return hints
    if globalns is None:
        nsobj = obj
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            while hasattr(nsobj, '__wrapped__'):
                nsobj = nsobj.__wrapped__
            globalns = getattr(nsobj, '__globals__', {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    params = getattr(obj, '__type_params__', ())
    hints = {name: _hint(value, globalns, localns, params, format) for name, value in hints.items()}
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def _hint(value, globalns, localns, type_params, format, is_class=False):
    if value is None:
        value = type(None)
    if isinstance(value, str):
        value = _make_forward_ref(value, is_argument=not is_class, is_class=is_class)
    return _eval_type(value, globalns, localns, type_params, format=format)


def _eval_type(t, globalns, localns, type_params=(), *, format=None):
    """Evaluate all forward references in t."""
    if isinstance(t, ForwardRef):
        return evaluate_forward_ref(t, globals=globalns, locals=localns, type_params=type_params, format=format)
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = tuple(_make_forward_ref(arg) if isinstance(arg, str) and isinstance(t, GenericAlias) else arg for arg in t.__args__)
        ev_args = tuple(_eval_type(a, globalns, localns, type_params, format=format) for a in args)
        if ev_args == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            made = GenericAlias(t.__origin__, ev_args)
            return next(iter(made)) if t.__unpacked__ else made
        if isinstance(t, Union):
            return Union[ev_args]
        return t.copy_with(ev_args)
    return t


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None,
                         _recursive_guard=frozenset()):
    """Evaluate a forward reference as a type hint."""
    import annotationlib
    if format == annotationlib.Format.STRING:
        return forward_ref.__forward_arg__
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner)
    if isinstance(value, str):
        value = _make_forward_ref(value)
    value = _type_check(value, 'Forward references must evaluate to types.', allow_special_forms=True)
    return _eval_type(value, globals, locals, type_params or ())


def _strip_annotations(t):
    """The type without Annotated, Required and the like."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if getattr(t, '__origin__', None) in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = tuple(_strip_annotations(a) for a in t.__args__)
        if args == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, args)
        if isinstance(t, Union):
            return Union[args]
        return t.copy_with(args)
    return t


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if not hasattr(obj, '__qualname__') or obj.__qualname__ != f'{arg.__qualname__}.{obj.__name__}' or \
                    getattr(obj, '__module__', None) != arg.__module__:
                continue
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            if isinstance(obj, types.MethodType):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    wrapped_decorator.__name__ = decorator.__name__
    wrapped_decorator.__wrapped__ = decorator
    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a '
                              'stub module should always be followed by an implementation that is not @overload-ed.')


_overload_registry = {}


def overload(func):
    """Decorator for overloaded functions/methods."""
    f = getattr(func, '__func__', func)
    try:
        _overload_registry.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    f = getattr(func, '__func__', func)
    return list(_overload_registry.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overload_registry.clear()


def _marked(name, value):
    def mark(f):
        try:
            setattr(f, name, value)
        except (AttributeError, TypeError):
            pass
        return f
    return mark


def final(f):
    """Decorator to indicate final methods and final classes."""
    return _marked('__final__', True)(f)


def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    return _marked('__override__', True)(method)


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator to mark an object as providing dataclass-like behaviour."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {'eq_default': eq_default, 'order_default': order_default,
                                             'kw_only_default': kw_only_default, 'frozen_default': frozen_default,
                                             'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


_cleanups = []
