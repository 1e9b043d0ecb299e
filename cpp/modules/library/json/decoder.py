"""Implementation of JSONDecoder
"""
import re
import _json_parts

from json import scanner
try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

__all__ = ['JSONDecoder', 'JSONDecodeError']

FLAGS = re.VERBOSE | re.MULTILINE | re.DOTALL
NaN = float('nan')
PosInf = float('inf')
NegInf = float('-inf')
WHITESPACE = re.compile(r'[ \t\n\r]*', FLAGS)
WHITESPACE_STR = ' \t\n\r'
_CONSTANTS = {'-Infinity': NegInf, 'Infinity': PosInf, 'NaN': NaN}


class JSONDecodeError(ValueError):
    """Subclass of ValueError with the following additional properties:

    msg: The unformatted error message
    doc: The JSON document being parsed
    pos: The start index of doc where parsing failed
    lineno: The line corresponding to pos
    colno: The column corresponding to pos

    """

    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def py_scanstring(s, end, strict=True):
    """Scan the string s for a JSON string. End is the index of the
    character in s after the quote that started the JSON string.
    Unescapes all valid JSON string escape sequences and raises ValueError
    on attempt to decode an invalid string. If strict is False then literal
    control characters are allowed in the string.

    Returns a tuple of the decoded string and the index of the character in s
    after the end quote."""
    return _json_parts.scan_string(s, end, strict, JSONDecodeError, True)


scanstring = c_scanstring or py_scanstring


def _after_white(s, at):
    at = WHITESPACE.match(s, at).end()
    return at, s[at:at + 1]


def _value(s, at, scan_once):
    """The value at this place, and what comes after it."""
    try:
        value, at = scan_once(s, at)
    except StopIteration as stop:
        raise JSONDecodeError('Expecting value', s, stop.value) from None
    return value, *_after_white(s, at)


def _after_comma(s, at, char, end, kind):
    """Where the next item begins, after the comma that must stand here."""
    if char != ',':
        raise JSONDecodeError("Expecting ',' delimiter", s, at)
    comma = at
    at, char = _after_white(s, at + 1)
    if char == end:
        raise JSONDecodeError(f'Illegal trailing comma before end of {kind}', s, comma)
    return at, char


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    s, at = s_and_end
    memo = {} if memo is None else memo
    pairs = []
    at, char = _after_white(s, at)
    while char != '}':
        if char != '"':
            raise JSONDecodeError('Expecting property name enclosed in double quotes', s, at)
        key, at = scanstring(s, at + 1, strict)
        at, char = _after_white(s, at)
        if char != ':':
            raise JSONDecodeError("Expecting ':' delimiter", s, at)
        value, at, char = _value(s, _after_white(s, at + 1)[0], scan_once)
        pairs.append((memo.setdefault(key, key), value))
        if char != '}':
            at, char = _after_comma(s, at, char, '}', 'object')
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), at + 1
    return dict(pairs) if object_hook is None else object_hook(dict(pairs)), at + 1


def JSONArray(s_and_end, scan_once):
    s, at = s_and_end
    values = []
    at, char = _after_white(s, at)
    while char != ']':
        value, at, char = _value(s, at, scan_once)
        values.append(value)
        if char != ']':
            at, char = _after_comma(s, at, char, ']', 'array')
    return values, at + 1


class JSONDecoder(object):
    """Simple JSON <https://json.org> decoder: objects become dicts, arrays lists, strings str, numbers int or float,
    true, false and null what they mean. It also understands NaN, Infinity and -Infinity."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_object = JSONObject
        self.parse_array = JSONArray
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=WHITESPACE.match):
        """Return the Python representation of ``s`` (a ``str`` instance containing a JSON document)."""
        obj, end = self.raw_decode(s, idx=_w(s, 0).end())
        end = _w(s, end).end()
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Decode a JSON document that ``s`` has at ``idx``: the Python representation, and the index where it ended."""
        try:
            obj, end = self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError('Expecting value', s, stop.value) from None
        return obj, end
