"""Support for regular expressions (RE)."""
import copyreg
import _sre
from _sre import Match, Pattern

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'escape', 'error',
           'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE', 'MULTILINE', 'DOTALL',
           'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag', 'PatternError']
__version__ = '2.2.1'


# What enum.IntFlag makes of the flags, as far as a program looks at them.
class _FlagType(type):
    def __iter__(cls):
        return iter(cls._single)

    def __len__(cls):
        return len(cls._single)

    def __getitem__(cls, name):
        return cls.__members__[name]

    def __repr__(cls):
        return "<flag 'RegexFlag'>"


class RegexFlag(int, metaclass=_FlagType):
    __module__ = 're'
    __slots__ = ()
    _known = {}
    _single = []
    __members__ = {}

    def __new__(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid RegexFlag')
        value = int(value)
        if value < 0:
            value &= 511
        flag = cls._known.get(value)
        if flag is None:
            flag = cls._known[value] = int.__new__(cls, value)
        return flag

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        names = [name for name, flag in RegexFlag.__members__.items() if len(name) > 1 and flag & self]
        if not names:
            return None if self else 'NOFLAG'
        rest = int(self) & ~510
        return '|'.join(names + [hex(rest)] if rest else names)

    def __iter__(self):
        return iter([flag for flag in self._single if flag & self])

    def __len__(self):
        return int.bit_count(self)

    def __contains__(self, other):
        if not isinstance(other, RegexFlag):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, 'RegexFlag'))
        return int(other) & int(self) == int(other)

    def __repr__(self):
        name = self.name
        return 're.' + name.replace('|', '|re.').replace('re.0x', '0x') if name else f're.RegexFlag({int(self)})'

    __str__ = __repr__

    def __format__(self, spec):
        return format(repr(self), spec)

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(~int(self))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return RegexFlag, (int(self),)


for _names, _value in ('NOFLAG', 0), ('ASCII A', 256), ('IGNORECASE I', 2), ('LOCALE L', 4), ('UNICODE U', 32), ('MULTILINE M', 8), \
        ('DOTALL S', 16), ('VERBOSE X', 64), ('DEBUG', 128):
    for _name in _names.split():
        globals()[_name] = RegexFlag.__members__[_name] = RegexFlag(_value)
        setattr(RegexFlag, _name, RegexFlag(_value))
    if _value:
        RegexFlag._single.append(RegexFlag(_value))
del _names, _value, _name


class PatternError(Exception):
    """Exception raised for invalid regular expressions."""

    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f'{msg} at position {pos}'
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        super().__init__(msg)


error = PatternError


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    return _compile(pattern, flags)


class _ZeroSentinel(int):
    pass


_zero_sentinel = _ZeroSentinel()


# The number and the flags where they are given by position, which is deprecated.
def _positional(function, name, fewest, args, number, flags):
    if number is not _zero_sentinel:
        raise TypeError(f"{function}() got multiple values for argument '{name}'")
    number, *args = args
    if args:
        if flags is not _zero_sentinel:
            raise TypeError(f"{function}() got multiple values for argument 'flags'")
        flags, *args = args
        if args:
            raise TypeError(f'{function}() takes from {fewest} to {fewest + 2} positional arguments '
                            f'but {fewest + 2 + len(args)} were given')
    import warnings
    warnings.warn(f"'{name}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return number, flags


def sub(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    if args:
        count, flags = _positional('sub', 'count', 3, args, count, flags)
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_zero_sentinel, flags=_zero_sentinel):
    if args:
        count, flags = _positional('subn', 'count', 3, args, count, flags)
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_zero_sentinel, flags=_zero_sentinel):
    if args:
        maxsplit, flags = _positional('split', 'maxsplit', 2, args, maxsplit, flags)
    return _compile(pattern, flags).split(string, maxsplit)


sub.__text_signature__ = subn.__text_signature__ = '(pattern, repl, string, count=0, flags=0)'
split.__text_signature__ = '(pattern, string, maxsplit=0, flags=0)'


def purge():
    _cache.clear()
    _cache2.clear()


_special_chars_map = {i: '\\' + chr(i) for i in b'()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_special_chars_map)
    return str(pattern, 'latin1').translate(_special_chars_map).encode('latin1')


# Oldest first: the first in the order of use, the second in the order of arrival.
_cache = {}
_cache2 = {}
_MAXCACHE = 512
_MAXCACHE2 = 256


def _warn(message):
    import warnings
    warnings.warn(message, FutureWarning, stacklevel=4)


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache2[key]
    except KeyError:
        pass
    p = _cache.pop(key, None)
    if p is None:
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError('cannot process flags argument with a compiled pattern')
            return pattern
        if not isinstance(pattern, (str, bytes)):
            raise TypeError('first argument must be string or compiled pattern')
        flags & 64
        p = _sre.compile(pattern, flags, _warn)
        if len(_cache) >= _MAXCACHE:
            del _cache[next(iter(_cache))]
    _cache[key] = p
    if len(_cache2) >= _MAXCACHE2:
        del _cache2[next(iter(_cache2))]
    _cache2[key] = p
    return p


def _pickle(p):
    return _compile, (p.pattern, p.flags)


copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        for phrase, action in lexicon:
            _compile(phrase, flags)
        self.scanner = _compile('|'.join([f'({phrase})' for phrase, action in lexicon]), flags)

    def scan(self, string):
        result = []
        match = self.scanner.scanner(string).match
        i = 0
        while (m := match()) and m.end() != i:
            action = self.lexicon[m.lastindex - 1][1]
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
            i = m.end()
        return result, string[i:]
