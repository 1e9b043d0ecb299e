"""This module provides various functions to manipulate time values."""
from collections.abc import Iterable as _Iterable

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
_days = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_months = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
           'December')
_fields = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst', 'tm_zone',
           'tm_gmtoff')


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime()."""

    __module__ = 'time'
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    __match_args__ = _fields[:9]

    def __new__(cls, sequence, dict=None):
        if not isinstance(sequence, _Iterable):
            raise TypeError('constructor requires a sequence')
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(values)}-sequence given)')
        if len(values) > 11:
            raise TypeError(f'time.struct_time() takes an at most 11-sequence ({len(values)}-sequence given)')
        self = super().__new__(cls, values[:9])
        self.__dict__['_more'] = values[9:] + (None, None)[len(values) - 9:]
        return self

    def __repr__(self):
        return 'time.struct_time(' + ', '.join(f'{name}={value!r}' for name, value in zip(_fields, self)) + ')'

    def __reduce__(self):
        return struct_time, (tuple(self),)

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute' if name in _fields else
                             f"'time.struct_time' object has no attribute '{name}'")


for _i, _name in enumerate(_fields):
    setattr(struct_time, _name,
            property(lambda self, i=_i: self[i] if i < 9 else self._more[i - 9]))
del _i, _name


def _days_before(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_lengths(year):
    return (31, 28 + _is_leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def gmtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing UTC."""
    if seconds is None:
        seconds = time()
    elif not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    days, rest = divmod(int(seconds // 1), 86400)
    number = days + _days_before(1970)
    year = number * 400 // 146097 + 1
    while _days_before(year) > number:
        year -= 1
    while _days_before(year + 1) <= number:
        year += 1
    if not -2147481748 <= year <= 2147485547:
        raise OverflowError('timestamp out of range for platform time_t')
    yday = day = number - _days_before(year)
    for month, length in enumerate(_month_lengths(year), 1):
        if day < length:
            break
        day -= length
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, number % 7, yday + 1, 0, 'GMT', 0))


def localtime(seconds=None, /):
    """Convert seconds since the Epoch to a time tuple expressing local time, which is UTC."""
    return struct_time((*gmtime(seconds), 'UTC', 0))


def mktime(seconds, /):
    """Convert a time tuple in local time to seconds since the Epoch."""
    return float(_timegm(seconds))


def _timegm(t):
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(t) != 9:
        raise TypeError('mktime(): illegal time tuple argument')
    year, month = t[0] + (t[1] - 1) // 12, (t[1] - 1) % 12
    days = _days_before(year) - _days_before(1970) + sum(_month_lengths(year)[:month]) + t[2] - 1
    return ((days * 24 + t[3]) * 60 + t[4]) * 60 + t[5]


def asctime(t=None, /):
    """Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."""
    t = _checked(localtime() if t is None else t, 'asctime')
    return f'{_days[t[6]][:3]} {_months[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}'


def ctime(seconds=None, /):
    """Convert a time in seconds since the Epoch to a string in local time."""
    return asctime(localtime(seconds))


def _checked(t, function):
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(t) != 9:
        raise TypeError(f'{function}(): illegal time tuple argument')
    year, month, day, hour, minute, second, wday, yday, isdst = t
    month = month or 1
    day = day or 1
    yday = yday or 1
    for value, low, high, text in ((month, 1, 12, 'month'), (day, 1, 31, 'day of month'), (hour, 0, 23, 'hour'),
                                   (minute, 0, 59, 'minute'), (second, 0, 61, 'seconds'), (yday, 1, 366, 'day of year')):
        if not low <= value <= high:
            raise ValueError(f'{text} out of range')
    if wday < -1:
        raise ValueError('day of week out of range')
    return year, month, day, hour, minute, second, (wday + 7) % 7, yday, isdst, getattr(t, 'tm_zone', None) or 'UTC'


def _iso_week(t):
    year, yday, wday = t[0], t[7], t[6] + 1
    week = (yday - wday + 10) // 7

    def weeks(y):
        first = (_days_before(y)) % 7
        return 53 if first == 3 or (first == 2 and _is_leap(y)) else 52
    if week < 1:
        return year - 1, weeks(year - 1)
    if week > weeks(year):
        return year + 1, 1
    return year, week


_formats = {
    'a': lambda t: _days[t[6]][:3], 'A': lambda t: _days[t[6]], 'b': lambda t: _months[t[1] - 1][:3],
    'B': lambda t: _months[t[1] - 1], 'h': lambda t: _months[t[1] - 1][:3], 'c': lambda t: _formatted('%a %b %e %H:%M:%S %Y', t),
    'C': lambda t: f'{t[0] // 100:02d}', 'd': lambda t: f'{t[2]:02d}', 'D': lambda t: _formatted('%m/%d/%y', t),
    'e': lambda t: f'{t[2]:2d}', 'F': lambda t: _formatted('%Y-%m-%d', t), 'g': lambda t: f'{_iso_week(t)[0] % 100:02d}',
    'G': lambda t: str(_iso_week(t)[0]), 'H': lambda t: f'{t[3]:02d}', 'I': lambda t: f'{(t[3] - 1) % 12 + 1:02d}',
    'j': lambda t: f'{t[7]:03d}', 'k': lambda t: f'{t[3]:2d}', 'l': lambda t: f'{(t[3] - 1) % 12 + 1:2d}',
    'm': lambda t: f'{t[1]:02d}', 'M': lambda t: f'{t[4]:02d}', 'n': lambda t: '\n', 'p': lambda t: 'AM' if t[3] < 12 else 'PM',
    'P': lambda t: 'am' if t[3] < 12 else 'pm', 'r': lambda t: _formatted('%I:%M:%S %p', t), 'R': lambda t: _formatted('%H:%M', t),
    's': lambda t: str(_timegm(t)), 'S': lambda t: f'{t[5]:02d}', 't': lambda t: '\t', 'T': lambda t: _formatted('%H:%M:%S', t),
    'u': lambda t: str(t[6] + 1), 'U': lambda t: f'{(t[7] + 6 - (t[6] + 1) % 7) // 7:02d}',
    'V': lambda t: f'{_iso_week(t)[1]:02d}', 'w': lambda t: str((t[6] + 1) % 7), 'W': lambda t: f'{(t[7] + 6 - t[6]) // 7:02d}',
    'x': lambda t: _formatted('%m/%d/%y', t), 'X': lambda t: _formatted('%H:%M:%S', t), 'y': lambda t: f'{t[0] % 100:02d}',
    'Y': lambda t: str(t[0]), 'z': lambda t: '+0000', 'Z': lambda t: t[9], '%': lambda t: '%'}


def strftime(format, t=None, /):
    """Convert a time tuple to a string according to a format specification."""
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    return _formatted(format, _checked(localtime() if t is None else t, 'strftime'))


def _formatted(format, t):
    parts = []
    at = 0
    while True:
        found = format.find('%', at)
        if found < 0 or found == len(format) - 1:
            parts.append(format[at:])
            return ''.join(parts)
        parts.append(format[at:found])
        code = format[found + 1]
        at = found + 2
        parts.append(_formats[code](t) if code in _formats else '%' + code)


def strptime(data_string, format='%a %b %d %H:%M:%S %Y', /):
    """Parse a string to a time tuple according to a format specification."""
    raise NotImplementedError('bufferscope does not support time.strptime() yet')


def tzset():
    """Initialize, or reinitialize, the local timezone: it is always UTC here."""


def get_clock_info(name, /):
    """Get information of the specified clock."""
    from types import SimpleNamespace
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    return SimpleNamespace(implementation='virtual', monotonic=name != 'time', adjustable=name == 'time', resolution=1e-06)


class _Function:
    """As CPython's functions in C: one that is an attribute of a class, such as a logging.Formatter's converter, does not bind."""

    def __init__(self, function):
        self._function = function
        self.__name__ = self.__qualname__ = function.__name__
        self.__doc__ = function.__doc__
        self.__module__ = 'time'

    def __call__(self, *args, **kwargs):
        return self._function(*args, **kwargs)

    def __repr__(self):
        return f'<built-in function {self.__name__}>'


gmtime, localtime, mktime, asctime, ctime, strftime = map(_Function, (gmtime, localtime, mktime, asctime, ctime, strftime))
