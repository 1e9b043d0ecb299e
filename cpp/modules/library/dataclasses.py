"""Classes that are mostly their fields: the methods are made from the annotations."""
import sys
import types
from annotationlib import get_annotations as _get_annotations
from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'
_ATOMIC_TYPES = frozenset({types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType, types.NotImplementedType,
                           types.CodeType, types.BuiltinFunctionType, types.FunctionType, type, range, property})


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, types.GenericAlias):
            return f'dataclasses.InitVar[{self.type.__name__}]'
        return f'dataclasses.InitVar[{self.type!r}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only', 'doc',
                 '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @_recursive_repr()
    def __repr__(self):
        return ('Field(' + ','.join(f'{name}={getattr(self, name)!r}' for name in
                                    ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                                     'kw_only', 'doc', '_field_type')) + ')')

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return '_DataclassParams(' + ','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__) + ')'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# The functions of a class are made from one text, so that their frames have the lines they have in CPython.
class _FuncBuilder:
    def __init__(self, globals):
        self.names, self.src, self.globals, self.locals = [], [], globals, {}
        self.overwrite_errors, self.unconditional_adds, self.annotates = {}, set(), {}

    def add_fn(self, name, args, body, *, locals=None, annotate=None, overwrite_error=False, unconditional_add=False,
               decorator=None):
        if locals:
            self.locals.update(locals)
        self.names.append(name)
        if overwrite_error:
            self.overwrite_errors[name] = overwrite_error
        if unconditional_add:
            self.unconditional_adds.add(name)
        if annotate:
            self.annotates[name] = annotate
        self.src.append((f' {decorator}\n' if decorator else '') + f" def {name}({','.join(args)}):\n" + '\n'.join(body))

    def add_fns_to_class(self, cls):
        src = '\n'.join(self.src)
        names = f"({','.join(self.names)},)" if self.names else ''
        text = f"def __create_fn__({','.join(self.locals)}):\n{src}\n return {names}"
        ns = {}
        exec(text, self.globals, ns)
        for name, fn in zip(self.names, ns['__create_fn__'](**self.locals) or ()):
            fn.__qualname__ = f'{cls.__qualname__}.{fn.__name__}'
            if name in self.annotates:
                fn.__annotate__ = self.annotates[name]
            if name in self.unconditional_adds:
                setattr(cls, name, fn)
            elif _set_new_attribute(cls, name, fn):
                extra = self.overwrite_errors.get(name)
                if extra:
                    text = f'Cannot overwrite attribute {fn.__name__} in class {cls.__name__}'
                    raise TypeError(text if extra is True else f'{text} {extra}')


def _set_new_attribute(cls, name, value):
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _init_param(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f.name + default


def _field_init(f, frozen, globals, self_name, slots):
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        globals[default_name] = f.default_factory
        if f.init:
            value = f'{default_name}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
        else:
            value = f'{default_name}()'
    elif f.init:
        if f.default is not MISSING:
            globals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        globals[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f'  __dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
    return f'  {self_name}.{f.name}={value}'


def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, builder, slots, annotate):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    locals = {'__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY, '__dataclass_builtins_object__': object}
    body = []
    for f in fields:
        line = _field_init(f, frozen, locals, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        params = ','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)
        body.append(f'  {self_name}.{_POST_INIT_NAME}({params})')
    params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        params += ['*', *(_init_param(f) for f in kw_only_fields)]
    builder.add_fn('__init__', [self_name, *params], body or ['  pass'], locals=locals, annotate=annotate)


def _annotate_init(cls, fields, names):
    """What gives the annotations of __init__: those of the class, in the format that is asked for."""
    def annotate(format, /):
        result = {}
        for name in names:
            for base in cls.__mro__:
                if name in getattr(base, '__dict__', {}).get(_FIELDS, {}) or base is cls:
                    found = _get_annotations(base, format=format)
                    if name in found:
                        result[name] = found[name]
                        break
            else:
                result[name] = fields[name].type
        result['return'] = 'None' if format == 4 else None
        return result
    return annotate


def _frozen_get_del_attr(cls, fields, builder):
    condition = 'type(self) is cls'
    if fields:
        condition += ' or name in {' + ', '.join(repr(f.name) for f in fields) + '}'
    for method, extra, verb in (('__setattr__', ('value',), 'assign to'), ('__delattr__', (), 'delete')):
        args = ('self', 'name', *extra)
        builder.add_fn(method, args,
                       (f'  if {condition}:', f'   raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
                        f"  super(cls, self).{method}({', '.join(args[1:])})"),
                       locals={'cls': cls, 'FrozenInstanceError': FrozenInstanceError}, overwrite_error=True)


def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or (typing.get_origin(a_type) is typing.ClassVar)


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    """Whether the text of an annotation names a type, perhaps through a module: "typing.ClassVar[int]"."""
    text = annotation.strip()
    end = 0
    while end < len(text) and (text[end].isidentifier() or text[end].isdigit()):
        end += 1
    prefix, ns = text[:end], None
    if not prefix:
        return False
    rest = text[end:].lstrip()
    module = sys.modules.get(cls.__module__)
    if not rest.startswith('.'):
        ns, name = getattr(module, '__dict__', None), prefix
    else:
        if module and module.__dict__.get(prefix) is a_module:
            ns = a_module.__dict__
        rest = rest[1:].lstrip()
        end = 0
        while end < len(rest) and (rest[end].isidentifier() or rest[end].isdigit()):
            end += 1
        name = rest[:end]
    return bool(ns and is_type_predicate(ns.get(name), a_module))


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            # a field in __slots__ has no default
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    typing = sys.modules.get('typing')
    if typing and (_is_classvar(a_type, typing) or
                   (isinstance(f.type, str) and _is_type(f.type, cls, typing, typing.ClassVar, _is_classvar))):
        f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD:
        dataclasses = sys.modules[__name__]

        def is_initvar(a_type, module):
            return a_type is InitVar or type(a_type) is InitVar
        if is_initvar(a_type, dataclasses) or (isinstance(f.type, str) and
                                               _is_type(f.type, cls, dataclasses, InitVar, is_initvar)):
            f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    globals = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot))
    any_frozen_base = has_dataclass_bases = False
    all_frozen_bases = None
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if all_frozen_bases is None:
                all_frozen_bases = True
            all_frozen_bases = all_frozen_bases and getattr(b, _PARAMS).frozen
            any_frozen_base = any_frozen_base or getattr(b, _PARAMS).frozen
    cls_annotations = _get_annotations(cls, format=3)
    cls_fields = []
    KW_ONLY_seen = False
    dataclasses = sys.modules[__name__]

    def is_kw_only(a_type, module):
        return a_type is KW_ONLY
    for name, type in cls_annotations.items():
        if is_kw_only(type, dataclasses) or (isinstance(type, str) and _is_type(type, cls, dataclasses, KW_ONLY, is_kw_only)):
            if KW_ONLY_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            KW_ONLY_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, type, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    all_init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init_fields = [f for f in all_init_fields if f.init and not f.kw_only]
    kw_init_fields = [f for f in all_init_fields if f.init and f.kw_only]
    builder = _FuncBuilder(globals)
    if init:
        names = [f.name for f in std_init_fields + kw_init_fields]
        _init_fn(all_init_fields, std_init_fields, kw_init_fields, frozen, hasattr(cls, _POST_INIT_NAME),
                 '__dataclass_self__' if 'self' in fields else 'self', builder, slots, _annotate_init(cls, fields, names))
    _set_new_attribute(cls, '__replace__', _replace)
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        text = ', '.join(f'{f.name}={{self.{f.name}!r}}' for f in field_list if f.repr)
        builder.add_fn('__repr__', ('self',), [f'  return f"{{self.__class__.__qualname__}}({text})"'],
                       locals={'__dataclasses_recursive_repr': _recursive_repr}, decorator='@__dataclasses_recursive_repr()')
    compared = [f for f in field_list if f.compare]
    if eq:
        terms = ' and '.join(f'self.{f.name}==other.{f.name}' for f in compared) or 'True'
        builder.add_fn('__eq__', ('self', 'other'),
                       ['  if self is other:', '   return True', '  if other.__class__ is self.__class__:',
                        f'   return {terms}', '  return NotImplemented'])
    if order:
        def items(name):
            return '(' + ''.join(f'{name}.{f.name},' for f in compared) + ')'
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            builder.add_fn(name, ('self', 'other'),
                           ['  if other.__class__ is self.__class__:', f"   return {items('self')}{op}{items('other')}",
                            '  return NotImplemented'], overwrite_error='Consider using functools.total_ordering')
    if frozen:
        _frozen_get_del_attr(cls, field_list, builder)
    hashed = [f for f in field_list if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and not has_explicit_hash):
        if unsafe_hash and has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        items = '(' + ''.join(f'self.{f.name},' for f in hashed) + ')'
        builder.add_fn('__hash__', ('self',), [f'  return hash({items})'], unconditional_add=True)
    elif eq and not frozen and not has_explicit_hash:
        cls.__hash__ = None
    builder.add_fns_to_class(cls)
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + _doc_text(cls, std_init_fields, kw_init_fields, init)
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple(f.name for f in std_init_fields))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    if '__abstractmethods__' in cls.__dict__:
        import abc
        abc.update_abstractmethods(cls)
    return cls


def _doc_text(cls, std_fields, kw_fields, init):
    """The signature of the class as inspect would show it."""
    if not init or '__init__' not in cls.__dict__ or cls.__init__.__code__.co_filename != '<string>':
        import inspect
        try:
            return str(inspect.signature(cls, annotation_format=3)).replace(' -> None', '')
        except (TypeError, ValueError):
            return ''
    annotations = cls.__init__.__annotate__(3) if std_fields or kw_fields else {}

    def shown(f):
        text = f.name
        annotated = f.name in annotations
        if annotated:
            text += ': ' + _annotation_text(annotations[f.name])
        if f.default is not MISSING or f.default_factory is not MISSING:
            default = f.default if f.default is not MISSING else _HAS_DEFAULT_FACTORY
            text += (' = ' if annotated else '=') + repr(default)
        return text
    parts = [shown(f) for f in std_fields]
    if kw_fields:
        parts += ['*', *map(shown, kw_fields)]
    return f"({', '.join(parts)})"


def _annotation_text(annotation):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '').removeprefix('~')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        if '__weakref__' in cls.__dict__:
            yield '__weakref__'
        return
    if isinstance(slots, str):
        yield slots
    elif not hasattr(slots, '__next__'):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot, defined):
    """A class of the same kind with __slots__: they cannot be added to one that exists."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    cls_dict = dict(cls.__dict__)
    field_names = tuple(f.name for f in defined.values() if f._field_type is _FIELD)
    inherited = {slot for c in cls.__mro__[1:-1] for slot in _get_slots(c)}
    names = [n for n in (*field_names, *(('__weakref__',) if weakref_slot else ())) if n not in inherited]
    if any(defined[n].doc is not None for n in names if n in defined):
        cls_dict['__slots__'] = {n: getattr(defined.get(n), 'doc', None) for n in names}
    else:
        cls_dict['__slots__'] = tuple(names)
    for name in field_names:
        cls_dict.pop(name, None)
    cls_dict.pop('__dict__', None)
    cls_dict.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    newcls = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        newcls.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in cls_dict:
            newcls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in cls_dict:
            newcls.__setstate__ = _dataclass_setstate
    # super() and __class__ in its methods mean the new class.
    for member in newcls.__dict__.values():
        member = getattr(member, '__wrapped__', member)
        functions = (member.fget, member.fset, member.fdel) if isinstance(member, property) else (member,)
        for function in functions:
            if not isinstance(function, types.FunctionType) or '__class__' not in function.__code__.co_freevars:
                continue
            cell = function.__closure__[function.__code__.co_freevars.index('__class__')]
            if cell.cell_contents is cls:
                cell.cell_contents = newcls
                return newcls
    return newcls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add dunder methods based on the fields defined in the class."""
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        fields = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple(f for f in fields.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _converted(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _converted(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _converted(obj, factory):
    """The object with dataclasses inside it as what factory makes of their (name, value) pairs."""
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return factory([(f.name, _converted(getattr(obj, f.name), factory)) for f in fields(obj)])
    if issubclass(kind, tuple) and hasattr(obj, '_fields'):
        return kind(*[_converted(v, factory) for v in obj])
    if issubclass(kind, dict):
        pairs = ((_converted(k, factory), _converted(v, factory)) for k, v in obj.items())
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for k, v in pairs:
                result[k] = v
            return result
        return kind(pairs)
    if issubclass(kind, (list, tuple)):
        return kind([_converted(v, factory) for v in obj])
    import copy
    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    """Return a new dynamically created dataclass."""
    namespace = {} if namespace is None else namespace
    seen = set()
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, tp = item, None
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, default = item
            defaults[name] = default
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = tp

    def annotate(format):
        import typing
        return {name: typing.Any if tp is None else tp for name, tp in annotations.items()}

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotate__'] = annotate
    cls = types.new_class(cls_name, bases, {}, exec_body)
    if module is None:
        try:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        except ValueError:
            pass
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
