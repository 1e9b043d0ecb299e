"""Helpers for introspecting and wrapping annotations."""
import sys
import types

__all__ = ['Format', 'ForwardRef', 'call_annotate_function', 'call_evaluate_function', 'get_annotate_from_class_namespace',
           'get_annotations', 'annotations_to_string', 'type_repr']

_named_types = (type, types.FunctionType, types.BuiltinFunctionType)
_sentinel = object()


# Format is an enum, whose module takes longer to import than most programs that need this one want to wait.
def __getattr__(name):
    if name != 'Format':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import enum

    class Format(enum.IntEnum):
        VALUE = 1
        VALUE_WITH_FAKE_GLOBALS = 2
        FORWARDREF = 3
        STRING = 4
    Format.__qualname__ = 'Format'
    globals()['Format'] = Format
    return Format


class ForwardRef:
    """Wrapper that holds a forward reference."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__cell__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError('Cannot subclass ForwardRef')

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __forward_code__(self):
        arg = self.__arg__
        try:
            # A starred expression stands for what it unpacks to.
            return compile(f'({arg},)[0]' if arg.startswith('*') else arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        """Evaluate the forward reference and return the value."""
        if format == 4:
            return self.__forward_arg__
        if owner is None:
            owner = self.__owner__
        if globals is None and self.__forward_module__ is not None:
            module = self.__forward_module__
            globals = getattr(sys.modules.get(module, None) if isinstance(module, str) else module, '__dict__', None)
        if globals is None:
            globals = self.__globals__
        if globals is None:
            if isinstance(owner, type):
                module = sys.modules.get(owner.__module__)
                globals = getattr(module, '__dict__', None)
            elif isinstance(owner, types.ModuleType):
                globals = vars(owner)
            elif callable(owner):
                globals = getattr(owner, '__globals__', None)
        if globals is None:
            globals = {}
        if type_params is None and owner is not None:
            type_params = getattr(owner, '__type_params__', None)
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else {}
        names = {param.__name__: param for param in type_params or ()}
        names.update(locals)
        for name, cell in (self.__cell__ or {}).items():
            try:
                names.setdefault(name, cell.cell_contents)
            except ValueError:
                pass
        arg = self.__forward_arg__
        if arg.isidentifier():
            import builtins
            import keyword
            if not keyword.iskeyword(arg):
                for place in (names, globals, vars(builtins)):
                    if arg in place:
                        return place[arg]
                if format == 3:
                    return self
                raise NameError(f'name {arg!r} is not defined', name=arg)
        try:
            return eval(self.__forward_code__, globals, names)
        except Exception:
            if format == 3:
                return self
            raise

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__ and
                self.__globals__ is other.__globals__ and self.__forward_is_class__ == other.__forward_is_class__ and
                self.__cell__ == other.__cell__ and self.__owner__ == other.__owner__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, id(self.__globals__), self.__forward_is_class__))

    def __or__(self, other):
        import typing
        return typing.Union[self, other]

    def __ror__(self, other):
        import typing
        return typing.Union[other, self]

    def __repr__(self):
        extra = []
        if self.__forward_module__ is not None:
            extra.append(f', module={self.__forward_module__!r}')
        if self.__forward_is_class__:
            extra.append(', is_class=True')
        if self.__owner__ is not None:
            extra.append(f', owner={self.__owner__!r}')
        return f"ForwardRef({self.__forward_arg__!r}{''.join(extra)})"


class _Stringifier:
    """Stands for a name while annotations are evaluated; gathers what is done with it as source text."""

    def __init__(self, text, binary=False):
        self.text = text
        self.binary = binary

    def __getattr__(self, name):
        if name[:2] == name[-2:] == '__':
            raise AttributeError(name)
        return _Stringifier(f'{_tight(self)}.{name}')

    def __getitem__(self, item):
        inner = ', '.join(map(_source, item)) if isinstance(item, tuple) and item else _source(item)
        return _Stringifier(f'{_tight(self)}[{inner}]')

    def __call__(self, *args, **kwargs):
        parts = [_source(a) for a in args] + [f'{k}={_source(v)}' for k, v in kwargs.items()]
        return _Stringifier(f"{_tight(self)}({', '.join(parts)})")

    def __iter__(self):
        yield _Stringifier('*' + _tight(self))

    def __hash__(self):
        return hash(self.text)

    def __mro_entries__(self, bases):
        return (object,)


def _tight(value):
    return f'({value.text})' if isinstance(value, _Stringifier) and value.binary else _source(value)


def _source(value):
    if isinstance(value, _Stringifier):
        return value.text
    if isinstance(value, list):
        return '[' + ', '.join(map(_source, value)) + ']'
    if isinstance(value, tuple):
        return '(' + ', '.join(map(_source, value)) + (',)' if len(value) == 1 else ')')
    if isinstance(value, (set, frozenset)) and value:
        return '{' + ', '.join(map(_source, value)) + '}'
    if isinstance(value, dict):
        return '{' + ', '.join(f'{_source(k)}: {_source(v)}' for k, v in value.items()) + '}'
    return type_repr(value)


def _add_operators():
    for name, symbol in {'add': '+', 'sub': '-', 'mul': '*', 'matmul': '@', 'truediv': '/', 'mod': '%', 'lshift': '<<',
                         'rshift': '>>', 'or': '|', 'xor': '^', 'and': '&', 'floordiv': '//', 'pow': '**', 'lt': '<',
                         'gt': '>', 'le': '<=', 'ge': '>=', 'eq': '==', 'ne': '!='}.items():
        def forward(self, other, symbol=symbol):
            left = self.text if symbol == '|' else _tight(self)
            return _Stringifier(f'{left} {symbol} {_tight(other)}', True)

        def reflected(self, other, symbol=symbol):
            left = _source(other) if symbol == '|' else _tight(other)
            return _Stringifier(f'{left} {symbol} {_tight(self)}', True)
        setattr(_Stringifier, f'__{name}__', forward)
        if name not in ('lt', 'gt', 'le', 'ge', 'eq', 'ne'):
            setattr(_Stringifier, f'__r{name}__', reflected)
    for name, symbol in {'invert': '~', 'pos': '+', 'neg': '-'}.items():
        setattr(_Stringifier, f'__{name}__', lambda self, symbol=symbol: _Stringifier(symbol + _tight(self), True))


_add_operators()


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call an evaluate function. Evaluate functions are normally generated for the value of type aliases and the like."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Call an __annotate__ function, with names that are not defined as the format wants them."""
    if format == 2:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    code = getattr(annotate, '__code__', None)
    if code is None:
        annotate = annotate.__call__
        code = annotate.__code__
    if format == 4:
        cells = tuple(types.CellType({} if name == '__classdict__' else _Stringifier(name)) for name in code.co_freevars)
        names = {name: _Stringifier(name) for name in code.co_names}
        names['__builtins__'] = {}
        result = types.FunctionType(code, names, closure=cells or None, argdefs=annotate.__defaults__,
                                    kwdefaults=annotate.__kwdefaults__)(2)
        if _is_evaluate:
            return _source(result)
        return {key: value if isinstance(value, str) else _source(value) for key, value in result.items()}
    if format != 3:
        raise ValueError(f'Invalid format: {format!r}')
    # What is not defined becomes a forward reference; the function is tried again until all names are known.
    is_class = isinstance(owner, type)
    names = dict(annotate.__globals__)
    cells = list(annotate.__closure__ or ())
    made = {}
    while True:
        func = types.FunctionType(code, names, closure=tuple(cells) or None, argdefs=annotate.__defaults__,
                                  kwdefaults=annotate.__kwdefaults__)
        try:
            result = func(2)
            break
        except NameError as error:
            name = error.name
            if name is None or name in made:
                raise
        made[name] = _Stringifier(name)
        if name in code.co_freevars:
            cells[code.co_freevars.index(name)] = types.CellType(made[name])
        else:
            names[name] = made[name]

    def finished(value):
        if not isinstance(value, _Stringifier):
            return _with_refs(value, annotate, owner, is_class)
        return _reference(value, annotate, owner, is_class)
    return finished(result) if _is_evaluate else {key: finished(value) for key, value in result.items()}


def _reference(value, annotate, owner, is_class):
    ref = ForwardRef(value.text, owner=owner, is_class=is_class)
    ref.__globals__ = annotate.__globals__
    if annotate.__closure__:
        ref.__cell__ = dict(zip(annotate.__code__.co_freevars, annotate.__closure__))
    return ref


def _with_refs(value, annotate, owner, is_class):
    """Generic types with references for the names inside them."""
    args = getattr(value, '__args__', None)
    if not isinstance(args, tuple) or isinstance(value, type):
        return value
    new = tuple(_reference(a, annotate, owner, is_class) if isinstance(a, _Stringifier) else
                _with_refs(a, annotate, owner, is_class) for a in args)
    if all(a is b for a, b in zip(args, new)):
        return value
    if isinstance(value, types.GenericAlias):
        return types.GenericAlias(value.__origin__, new)
    import typing
    if isinstance(value, types.UnionType):
        return typing.Union[new]
    return value.copy_with(new)


def get_annotate_from_class_namespace(obj):
    """Retrieve the annotate function from a class namespace."""
    try:
        return obj['__annotate__']
    except KeyError:
        return obj.get('__annotate_func__', None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """Compute the annotations dict for an object."""
    if eval_str and format != 1:
        raise ValueError('eval_str=True is only supported with format=Format.VALUE')
    if format == 1:
        ann = _own(obj)
    elif format == 3:
        try:
            ann = _own(obj)
        except Exception:
            ann = _call_annotate(obj, format)
            if ann is None:
                raise
    elif format == 4:
        ann = _call_annotate(obj, format)
        if ann is None:
            ann = _own(obj)
            if ann is not None:
                ann = annotations_to_string(ann)
    elif format == 2:
        raise ValueError('The VALUE_WITH_FAKE_GLOBALS format is for internal use only')
    else:
        raise ValueError(f'Unsupported format {format!r}')
    if ann is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f'{obj!r} does not have annotations')
    if not ann:
        return {}
    if not eval_str:
        return dict(ann)
    if isinstance(obj, type):
        module = sys.modules.get(getattr(obj, '__module__', None))
        own_globals, own_locals, unwrap = getattr(module, '__dict__', None), dict(vars(obj)), obj
    elif isinstance(obj, types.ModuleType):
        own_globals, own_locals, unwrap = obj.__dict__, None, None
    else:
        own_globals, own_locals, unwrap = getattr(obj, '__globals__', None), None, obj
    while unwrap is not None:
        inner = getattr(unwrap, '__wrapped__', None) or getattr(unwrap, 'func', None)
        if inner is None or isinstance(unwrap, type):
            own_globals = getattr(unwrap, '__globals__', own_globals)
            break
        unwrap = inner
    globals = own_globals if globals is None else globals
    locals = own_locals if locals is None else locals
    if type_params := getattr(obj, '__type_params__', ()):
        locals = {param.__name__: param for param in type_params} | dict(locals or {})
    return {key: value if not isinstance(value, str) else eval(value, globals, locals) for key, value in ann.items()}


def _own(obj):
    ann = getattr(obj, '__annotations__', None)
    if ann is None:
        return None
    if not isinstance(ann, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    return ann


def _call_annotate(obj, format):
    annotate = getattr(obj, '__annotate__', None)
    if annotate is None:
        return None
    ann = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(ann, dict):
        raise ValueError(f'{obj!r}.__annotate__ returned a non-dict')
    return ann


def type_repr(value):
    """Convert a Python value to a format suitable for use with the STRING format."""
    if isinstance(value, _named_types):
        if value.__module__ == 'builtins':
            return value.__qualname__
        return f'{value.__module__}.{value.__qualname__}'
    if value is ...:
        return '...'
    return repr(value)


def annotations_to_string(annotations):
    """Convert an annotation dict containing values to approximately the STRING format."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}
