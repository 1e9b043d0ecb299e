# A small stand-in for unittest.mock: callable records with a return value or a side effect, and `patch` by name.
import sys


class _Sentinel:
    def __getattr__(self, name):
        return 'sentinel.' + name


sentinel = _Sentinel()
DEFAULT = object()
ANY = type('ANY', (), {'__eq__': lambda self, other: True, '__hash__': None})()


class _Call(tuple):
    def __new__(cls, args, kwargs):
        return tuple.__new__(cls, (args, kwargs))

    args = property(lambda self: self[0])
    kwargs = property(lambda self: self[1])


def call(*args, **kwargs):
    return _Call(args, kwargs)


class Mock:
    def __new__(cls, *args, **kwargs):
        # A class for each mock, so that special methods can be set on one.
        return object.__new__(type(cls.__name__, (cls,), {}))

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, **attributes):
        own = self.__dict__
        own['_spec'] = None if spec is None else spec if isinstance(spec, list) else dir(spec)
        own['side_effect'] = side_effect
        own['_return_value'] = return_value
        own['_children'] = {}
        own['_is_method'] = False
        self.reset_mock()
        for name in attributes:
            setattr(self, name, attributes[name])

    def reset_mock(self):
        own = self.__dict__
        own['call_count'] = 0
        own['called'] = False
        own['call_args'] = None
        own['call_args_list'] = []
        for child in own['_children'].values():
            child.reset_mock()

    def __getattr__(self, name):
        own = self.__dict__
        if name == 'return_value':
            if own['_return_value'] is DEFAULT:
                own['_return_value'] = Mock()
            return own['_return_value']
        if own['_spec'] is not None and name not in own['_spec']:
            raise AttributeError('Mock object has no attribute ' + repr(name))
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        child = own['_children'][name] = Mock()
        own[name] = child
        return child

    def __setattr__(self, name, value):
        if name == 'return_value':
            self.__dict__['_return_value'] = value
        elif name.startswith('__') and name.endswith('__'):
            self.__dict__[name] = value
            setattr(type(self), name, lambda self, *args: value(*args))
        else:
            self.__dict__[name] = value
            if isinstance(value, Mock):
                self._children[name] = value

    def __call__(self, /, *args, **kwargs):
        self.__dict__['call_count'] += 1
        self.__dict__['called'] = True
        self.__dict__['call_args'] = made = _Call(args, kwargs)
        self.call_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                return next(effect)
            result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        return self.return_value

    def _expect(self, good):
        if not good:
            raise AssertionError('calls differ: %d, the last %r' % (self.call_count, self.call_args))

    def assert_not_called(self):
        self._expect(self.call_count == 0)

    def assert_called(self):
        self._expect(self.call_count > 0)

    def assert_called_once(self):
        self._expect(self.call_count == 1)

    def assert_called_with(self, /, *args, **kwargs):
        self._expect(self.call_args == (args, kwargs))

    def assert_called_once_with(self, /, *args, **kwargs):
        self._expect(self.call_count == 1 and self.call_args == (args, kwargs))


class MagicMock(Mock):
    def __init__(self, spec=None, **keywords):
        super().__init__(spec, **keywords)
        for name in ('__iter__', '__next__', '__len__', '__getitem__', '__setitem__', '__delitem__', '__contains__',
                     '__enter__', '__exit__', '__int__', '__index__'):
            if self._spec is None or name in self._spec:
                child = Mock(return_value=_magic_results.get(name, DEFAULT))
                self._children[name] = child
                setattr(self, name, child)


_magic_results = {'__len__': 0, '__contains__': False, '__exit__': False, '__int__': 1, '__index__': 1}


class _Patch:
    def __init__(self, find, name, new):
        self.find = find
        self.name = name
        self.new = new

    def __enter__(self):
        self.target = self.find()
        self.was_own = self.name in vars(self.target)
        self.old = getattr(self.target, self.name)
        new = MagicMock() if self.new is DEFAULT else self.new
        setattr(self.target, self.name, new)
        return new

    def __exit__(self, *error):
        if self.was_own:
            setattr(self.target, self.name, self.old)
        else:
            delattr(self.target, self.name)

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, function):
        def patched(*args, **kwargs):
            with self as new:
                if self.new is DEFAULT:
                    args += (new,)
                return function(*args, **kwargs)
        patched.__name__ = function.__name__
        return patched


def _find(path):
    parts = path.split('.')
    thing = __import__(parts[0])
    for index in range(1, len(parts)):
        if not hasattr(thing, parts[index]):
            __import__('.'.join(parts[:index + 1]))
        thing = getattr(thing, parts[index])
    return thing


def patch(target, new=DEFAULT, **kwargs):
    path, _, name = target.rpartition('.')
    return _Patch(lambda: _find(path), name, Mock(**kwargs) if kwargs else new)


patch.object = lambda target, name, new=DEFAULT, **kwargs: _Patch(lambda: target, name, Mock(**kwargs) if kwargs else new)
