"""Python part of the warnings subsystem."""
import sys
from _warnings import warn, warn_explicit

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings', 'simplefilter', 'resetwarnings',
           'catch_warnings', 'deprecated']

filters = [('default', None, DeprecationWarning, '__main__', 0), ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
defaultaction = 'default'
onceregistry = {}
_filters_version = 0
_actions = ('error', 'ignore', 'always', 'all', 'default', 'module', 'once')


def _filters_mutated():
    global _filters_version
    _filters_version += 1


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    text = _formatwarnmsg(msg)
    try:
        file.write(text)
    except OSError:
        pass


def _formatwarnmsg_impl(msg):
    text = f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n'
    line = msg.line
    if line is None:
        import linecache
        line = linecache.getline(msg.filename, msg.lineno)
    if line:
        text += f'  {line.strip()}\n'
    if msg.source is not None:
        text += f'{msg.category.__name__}: Enable tracemalloc to get the object allocation traceback\n'
    return text


def _showwarnmsg(msg):
    if showwarning is not _showwarning_orig:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
        return
    _showwarnmsg_impl(msg)


def _formatwarnmsg(msg):
    if formatwarning is not _formatwarning_orig:
        return formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


class WarningMessage:
    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')

    def __repr__(self):
        return f'<{type(self).__qualname__} {self}>'


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front)."""
    if action not in _actions:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError('category must be a Warning subclass')
    if not isinstance(module, str):
        raise TypeError('module must be a string')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    if action not in _actions:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        try:
            filters.remove(item)
        except ValueError:
            pass
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    del filters[:]
    _filters_mutated()


# What _warnings.warn calls, one frame above the code that warns.
def _warn(message, category, stacklevel, source, skip_file_prefixes):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if skip_file_prefixes:
        stacklevel = max(2, stacklevel)
    frame = sys._getframe(1)
    try:
        if stacklevel > 1 and not _is_internal(frame):
            for _ in range(stacklevel - 1):
                frame = frame.f_back
                while frame is not None and (_is_internal(frame) or frame.f_code.co_filename.startswith(skip_file_prefixes)):
                    frame = frame.f_back
                if frame is None:
                    raise ValueError
        elif stacklevel > 1:
            frame = sys._getframe(stacklevel)
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    except ValueError:
        names, filename, lineno = sys.__dict__, '<sys>', 0
    module = names.get('__name__')
    if not isinstance(module, str):
        module = '<string>'
    registry = names.setdefault('__warningregistry__', {})
    _warn_explicit(message, category, filename, lineno, module, registry, source)


def _is_internal(frame):
    filename = frame.f_code.co_filename
    return 'importlib' in filename and '_bootstrap' in filename


def _matches(pattern, text):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return pattern == text
    return pattern.match(text) is not None


def _warn_explicit(message, category, filename, lineno, module, registry, source):
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if isinstance(message, Warning):
        text = str(message)
        category = message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry is not None:
        if not isinstance(registry, dict):
            raise TypeError("'registry' must be a dict or None")
        if registry.get('version') != _filters_version:
            registry.clear()
            registry['version'] = _filters_version
        if registry.get(key):
            return
    for action, msg, cat, mod, ln in filters:
        if (_matches(msg, text) and issubclass(category, cat) and _matches(mod, module) and ln in (0, lineno)):
            break
    else:
        action = defaultaction
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        if registry is not None:
            registry[key] = True
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = True
    elif action == 'module':
        if registry is not None:
            registry[key] = True
            altkey = (text, category, 0)
            if registry.get(altkey):
                return
            registry[altkey] = True
    elif action == 'default':
        if registry is not None:
            registry[key] = True
    elif action not in ('always', 'all'):
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n ' + str((action, msg, cat, mod, ln)))
    _showwarnmsg(WarningMessage(message, category, filename, lineno, source=source))


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules['warnings'] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append('record=True')
        if self._module is not sys.modules['warnings']:
            args.append('module=' + repr(self._module))
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


class deprecated:
    """Indicate that a class, function or overload is deprecated."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        msg, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = msg
            return arg
        if isinstance(arg, type):
            return self._class(arg)
        if not callable(arg):
            raise TypeError('@deprecated decorator with non-None category must be applied to a class or callable, '
                            f'not {arg!r}')

        def wrapper(*args, **kwargs):
            warn(msg, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = msg
        for name in ('__module__', '__name__', '__qualname__', '__doc__', '__annotate__', '__type_params__'):
            if hasattr(arg, name):
                setattr(wrapper, name, getattr(arg, name))
        wrapper.__dict__.update(getattr(arg, '__dict__', {}))
        wrapper.__wrapped__ = arg
        return wrapper

    def _class(self, arg):
        msg, category, stacklevel = self.message, self.category, self.stacklevel
        original_new = arg.__new__

        def __new__(cls, /, *args, **kwargs):
            if cls is arg:
                warn(msg, category=category, stacklevel=stacklevel + 1)
            if original_new is not object.__new__:
                return original_new(cls, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f'{cls.__name__}() takes no arguments')
            return original_new(cls)

        arg.__new__ = staticmethod(__new__)
        original = arg.__init_subclass__
        # One written in Python is a bound method here.
        bound = hasattr(original, '__func__')

        def __init_subclass__(*args, **kwargs):
            warn(msg, category=category, stacklevel=stacklevel + 1)
            return (original.__func__ if bound else original)(*args, **kwargs)

        arg.__init_subclass__ = classmethod(__init_subclass__) if bound else __init_subclass__
        arg.__deprecated__ = __new__.__deprecated__ = __init_subclass__.__deprecated__ = msg
        return arg


_DEPRECATED_MSG = '{name!r} is deprecated and slated for removal in Python {remove}'


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that *name* is deprecated or should be removed."""
    remove_formatted = f'{remove[0]}.{remove[1]}'
    if _version[:2] > remove or (_version[:2] == remove and _version[3] != 'alpha'):
        raise RuntimeError(f'{name!r} was slated for removal after Python {remove_formatted} alpha')
    warn(message.format(name=name, remove=remove_formatted), DeprecationWarning, stacklevel=3)


deprecated.__module__ = WarningMessage.__module__ = catch_warnings.__module__ = '_py_warnings'
