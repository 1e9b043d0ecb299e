"""
Configuration functions for the logging package: dictConfig and fileConfig, which needs a module configparser beside the program.
What listens on a socket is not here.
"""
import logging
import logging.handlers
import os
import re
import warnings

DEFAULT_LOGGING_CONFIG_PORT = 9030
IDENTIFIER = re.compile('^[a-z_][a-z0-9_]*$', re.I)


def __getattr__(name):
    if name in ('listen', 'stopListening'):
        raise AttributeError(f'bufferscope does not support logging.config.{name}')
    raise AttributeError(f"module 'logging.config' has no attribute {name!r}")


def valid_ident(s):
    if not IDENTIFIER.match(s):
        raise ValueError(f'Not a valid Python identifier: {s!r}')
    return True


class ConvertingMixin(object):
    """A container that converts what it holds at the moment at which it is asked for."""

    def convert_with_key(self, key, value, replace=True):
        result = self.convert(value)
        if result is not value:
            if replace:
                self[key] = result
            if isinstance(result, ConvertingMixin):
                result.key = key
        return result

    def convert(self, value):
        result = self.configurator.convert(value)
        if result is not value and isinstance(result, ConvertingMixin):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator(object):
    """Resolves names, and the strings ext://… and cfg://…, which stand for objects and for other parts of the configuration."""

    CONVERT_PATTERN = re.compile(r'^(?P<prefix>[a-z]+)://(?P<suffix>.*)$')
    WORD_PATTERN = re.compile(r'^\s*(\w+)\s*')
    DOT_PATTERN = re.compile(r'^\.\s*(\w+)\s*')
    INDEX_PATTERN = re.compile(r'^\[([^\[\]]*)\]\s*')
    DIGIT_PATTERN = re.compile(r'^\d+$')
    value_converters = {'ext': 'ext_convert', 'cfg': 'cfg_convert'}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """The object of a dotted name; its modules are imported where that is needed."""
        used, *rest = s.split('.')
        try:
            found = self.importer(used)
            for name in rest:
                used += '.' + name
                if not hasattr(found, name):
                    self.importer(used)
                found = getattr(found, name)
            return found
        except ImportError as error:
            raise ValueError(f'Cannot resolve {s!r}: {error}') from error

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        match = self.WORD_PATTERN.match(value)
        if match is None:
            raise ValueError(f'Unable to convert {value!r}')
        found = self.config[match[1]]
        rest = value[match.end():]
        while rest:
            match = self.DOT_PATTERN.match(rest)
            if match:
                found = found[match[1]]
            else:
                match = self.INDEX_PATTERN.match(rest)
                if match is None:
                    raise ValueError(f'Unable to convert {value!r} at {rest!r}')
                found = self._at(found, match[1])
            rest = rest[match.end():]
        return found

    def _at(self, container, index):
        if self.DIGIT_PATTERN.match(index):
            try:
                return container[int(index)]
            except TypeError:
                pass
        return container[index]

    def convert(self, value):
        """What a value of the configuration stands for."""
        if isinstance(value, ConvertingMixin):
            return value
        kind = (ConvertingDict if isinstance(value, dict) else ConvertingList if isinstance(value, list) else
                ConvertingTuple if isinstance(value, tuple) and not hasattr(value, '_fields') else None)
        if kind is not None:
            value = kind(value)
            value.configurator = self
        elif isinstance(value, str):
            match = self.CONVERT_PATTERN.match(value)
            converter = match and self.value_converters.get(match['prefix'])
            if converter:
                return getattr(self, converter)(match['suffix'])
        return value

    def configure_custom(self, config):
        """Make an object with the factory that the user gives as '()'."""
        factory = config.pop('()')
        if not callable(factory):
            factory = self.resolve(factory)
        result = factory(**self.arguments(config))
        self.set_properties(result, config)
        return result

    def arguments(self, config):
        return {key: config[key] for key in config if key != '.' and valid_ident(key)}

    def set_properties(self, thing, config):
        for name, value in (config.pop('.', None) or {}).items():
            setattr(thing, name, value)

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class _Unable:
    """Tells of an error that part of the configuration could not be done."""

    def __init__(self, text):
        self.text = text

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        if isinstance(error, Exception):
            raise ValueError('Unable to ' + self.text) from error


class DictConfigurator(BaseConfigurator):
    """Configure logging using a dictionary-like object to describe the configuration."""

    def configure(self):
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError(f'Unsupported version: {config["version"]}')
        if config.pop('incremental', False):
            self._change(config)
        else:
            self._begin_anew(config, config.pop('disable_existing_loggers', True))

    def _change(self, config):
        handlers = config.get('handlers', {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError(f'No handler found with name {name!r}')
            with _Unable(f'configure handler {name!r}'):
                level = handlers[name].get('level', None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
        loggers = config.get('loggers', {})
        for name in loggers:
            with _Unable(f'configure logger {name!r}'):
                self.configure_logger(name, loggers[name], True)
        self._root(config, True)

    def _root(self, config, incremental):
        root = config.get('root', None)
        if root:
            with _Unable('configure root logger'):
                self.configure_root(root, incremental)

    def _begin_anew(self, config, disable_existing):
        _clear_handlers()
        for part, kind, make in (('formatters', 'formatter', self.configure_formatter), ('filters', 'filter', self.configure_filter)):
            things = config.get(part, {})
            for name in things:
                with _Unable(f'configure {kind} {name!r}'):
                    things[name] = make(things[name])
        self._handlers(config.get('handlers', {}))
        # A logger that was there and is below one that is configured stays as if it were new; others may be disabled.
        existing = sorted(logging.root.manager.loggerDict)
        below = set()
        loggers = config.get('loggers', {})
        for name in loggers:
            if name in existing:
                below.update(other for other in existing if other.startswith(name + '.'))
                existing.remove(name)
            with _Unable(f'configure logger {name!r}'):
                self.configure_logger(name, loggers[name])
        _leave_behind(existing, below, disable_existing)
        self._root(config, False)

    def _handlers(self, handlers):
        deferred = []
        for name in sorted(handlers):
            try:
                self._handler(handlers, name)
            except ValueError as error:
                if ' not configured yet' not in str(error.__cause__.__cause__):
                    raise
                deferred.append(name)
        for name in deferred:
            self._handler(handlers, name)

    def _handler(self, handlers, name):
        with _Unable(f'configure handler {name!r}'):
            handler = self.configure_handler(handlers[name])
            handler.name = name
            handlers[name] = handler

    def configure_formatter(self, config):
        """Configure a formatter from a dictionary."""
        if '()' in config:
            factory = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                # A factory with the parameter that logging.Formatter has.
                config['fmt'] = config.pop('format')
                config['()'] = factory
                return self.configure_custom(config)
        name = config.get('class', None)
        kind = _resolve(name) if name else logging.Formatter
        arguments = [config.get('format', None), config.get('datefmt', None), config.get('style', '%')]
        if 'validate' in config:
            arguments.append(config['validate'])
        defaults = config.get('defaults', None)
        return kind(*arguments) if defaults is None else kind(*arguments, defaults=defaults)

    def configure_filter(self, config):
        """Configure a filter from a dictionary."""
        return self.configure_custom(config) if '()' in config else logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        for each in filters:
            with _Unable(f'add filter {each!r}'):
                is_filter = callable(each) or callable(getattr(each, 'filter', None))
                filterer.addFilter(each if is_filter else self.config['filters'][each])

    def configure_handler(self, config):
        """Configure a handler from a dictionary."""
        before = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            with _Unable(f'set formatter {formatter!r}'):
                formatter = self.config['formatters'][formatter]
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            factory = config.pop('()')
            factory = factory if callable(factory) else self.resolve(factory)
        else:
            factory = config.pop('class')
            factory = factory if callable(factory) else self.resolve(factory)
            if issubclass(factory, logging.handlers.QueueHandler):
                raise NotImplementedError('bufferscope does not support a QueueHandler in dictConfig()')
            if issubclass(factory, logging.handlers.MemoryHandler):
                self._set_target(config, before)
        arguments = self.arguments(config)
        try:
            result = factory(**arguments)
        except TypeError as error:
            if "'stream'" not in str(error):
                raise
            # A handler of the user's with the parameter's old name.
            arguments['strm'] = arguments.pop('stream')
            result = factory(**arguments)
            warnings.warn("Support for custom logging handlers with the 'strm' argument is deprecated and scheduled for removal in "
                          "Python 3.16. Define handlers with the 'stream' argument instead.", DeprecationWarning, stacklevel=2)
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(result, filters)
        self.set_properties(result, config)
        return result

    def _set_target(self, config, before):
        if 'flushLevel' in config:
            config['flushLevel'] = logging._checkLevel(config['flushLevel'])
        if 'target' in config:
            name = config['target']
            with _Unable(f'set target handler {name!r}'):
                target = self.config['handlers'][name]
                if not isinstance(target, logging.Handler):
                    config.update(before)
                    raise TypeError('target not configured yet')
                config['target'] = target

    def add_handlers(self, logger, handlers):
        for name in handlers:
            with _Unable(f'add handler {name!r}'):
                logger.addHandler(self.config['handlers'][name])

    def common_logger_config(self, logger, config, incremental=False):
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        self.add_handlers(logger, config.get('handlers', None) or ())
        self.add_filters(logger, config.get('filters', None) or ())

    def configure_logger(self, name, config, incremental=False):
        """Configure a non-root logger from a dictionary."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get('propagate', None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """Configure a root logger from a dictionary."""
        self.common_logger_config(logging.getLogger(), config, incremental)


def _clear_handlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _leave_behind(existing, below, disable_existing):
    """What becomes of loggers that were there and are not configured now."""
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name not in below:
            logger.disabled = disable_existing
        elif not isinstance(logger, logging.PlaceHolder):
            logger.setLevel(logging.NOTSET)
            logger.handlers = []
            logger.propagate = True


def _resolve(name):
    """The object of a dotted name; an ImportError where there is none."""
    used, *rest = name.split('.')
    found = __import__(used)
    for each in rest:
        used += '.' + each
        if not hasattr(found, each):
            __import__(used)
        found = getattr(found, each)
    return found


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Configure logging using a dictionary."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Read the logging configuration from a ConfigParser-format file."""
    import configparser
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f'{fname} is an empty file')
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        try:
            parser = configparser.ConfigParser(defaults)
            if hasattr(fname, 'readline'):
                parser.read_file(fname)
            else:
                parser.read(fname, encoding=encoding)
        except configparser.ParsingError as error:
            raise RuntimeError(f'{fname} is invalid: {error}')
    formatters = {name: _formatter_of(parser, f'formatter_{name}') for name in _names(parser['formatters']['keys'])}
    with logging._lock:
        _clear_handlers()
        handlers = _handlers_of(parser, formatters)
        _configure_loggers(parser, handlers, disable_existing_loggers)


def _names(text):
    return [name.strip() for name in text.split(',')] if text else []


def _evaluated(text):
    return eval(text, vars(logging))


def _formatter_of(parser, section):
    texts = [parser.get(section, option, raw=True, fallback=otherwise)
             for option, otherwise in (('format', None), ('datefmt', None), ('style', '%'))]
    defaults = parser.get(section, 'defaults', raw=True, fallback=None)
    name = parser[section].get('class')
    kind = _resolve(name) if name else logging.Formatter
    return kind(*texts) if defaults is None else kind(*texts, defaults=_evaluated(defaults))


def _handlers_of(parser, formatters):
    handlers = {}
    targets = []
    for name in _names(parser['handlers']['keys']):
        section = parser[f'handler_{name}']
        try:
            kind = _evaluated(section['class'])
        except (AttributeError, NameError):
            kind = _resolve(section['class'])
        handler = kind(*_evaluated(section.get('args', '()')), **_evaluated(section.get('kwargs', '{}')))
        handler.name = name
        if 'level' in section:
            handler.setLevel(section['level'])
        if section.get('formatter', ''):
            handler.setFormatter(formatters[section['formatter']])
        if issubclass(kind, logging.handlers.MemoryHandler) and section.get('target', ''):
            targets.append((handler, section['target']))  # it may come later
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    return handlers


def _configure_loggers(parser, handlers, disable_existing):
    names = _names(parser['loggers']['keys'])
    names.remove('root')
    _configure_logger(logging.root, parser['logger_root'], handlers)
    existing = sorted(logging.root.manager.loggerDict)
    below = set()
    for name in names:
        section = parser[f'logger_{name}']
        qualified = section['qualname']
        propagate = section.getint('propagate', fallback=1)
        logger = logging.getLogger(qualified)
        if qualified in existing:
            below.update(other for other in existing if other.startswith(qualified + '.'))
            existing.remove(qualified)
        _configure_logger(logger, section, handlers)
        logger.propagate = propagate
        logger.disabled = 0
    _leave_behind(existing, below, disable_existing)


def _configure_logger(logger, section, handlers):
    if 'level' in section:
        logger.setLevel(section['level'])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in _names(section['handlers']):
        logger.addHandler(handlers[name])
