"""json speedups"""
import _json_parts
import re as _re
import sys as _sys
from operator import index as _index

_white = _re.compile(r'[ \t\n\r]*').match
_number = _re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?').match
_words = {'n': ('null', None), 't': ('true', True), 'f': ('false', False)}
_constants = {'N': 'NaN', 'I': 'Infinity', '-': '-Infinity'}
# CPython ends deep nesting where its stack ends; here it is a number.
_limit = 20000


def _error(message, s, at):
    from json.decoder import JSONDecodeError
    return JSONDecodeError(message, s, at)


def _checked_string(s, text='first argument must be a string, not '):
    if not isinstance(s, str):
        raise TypeError(text + type(s).__name__)
    return s


def scanstring(string, end, strict=True, /):
    """scanstring(string, end, strict=True) -> (string, end)

Scan the string s for a JSON string. End is the index of the
character in s after the quote that started the JSON string.
Unescapes all valid JSON string escape sequences and raises ValueError
on attempt to decode an invalid string. If strict is False then literal
control characters are allowed in the string.

Returns a tuple of the decoded string and the index of the character in s
after the end quote."""
    if not -_sys.maxsize - 1 <= _index(end) <= _sys.maxsize:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if not 0 <= end <= len(_checked_string(string)):
        raise ValueError('end is out of bounds')
    return _json_parts.scan_string(string, end, strict, _error, False)


def encode_basestring(string, /):
    """encode_basestring(string) -> string

Return a JSON representation of a Python string"""
    return _json_parts.quoted(_checked_string(string))


def encode_basestring_ascii(string, /):
    """encode_basestring_ascii(string) -> string

Return an ASCII-only JSON representation of a Python string"""
    return _json_parts.quoted_ascii(_checked_string(string))


class make_scanner:
    """JSON scanner object"""

    __module__ = '_json'
    __name__ = 'Scanner'

    def __init__(self, context):
        self.strict = bool(context.strict)
        self.object_hook, self.object_pairs_hook = context.object_hook, context.object_pairs_hook
        self.parse_float, self.parse_int, self.parse_constant = context.parse_float, context.parse_int, context.parse_constant

    def __call__(self, string, idx):
        _checked_string(string)
        if idx < 0:
            raise ValueError('idx cannot be negative')
        stack = []
        names = {}
        while True:
            value, idx = self._begin(string, idx, stack, names)
            if value is stack:
                continue
            while stack:
                items, key = stack[-1]
                end = ']' if key is None else '}'
                if key is None:
                    items.append(value)
                else:
                    items.append((key, value))
                idx = _white(string, idx).end()
                char = string[idx:idx + 1]
                if char == ',':
                    comma = idx
                    idx = _white(string, idx + 1).end()
                    if string[idx:idx + 1] == end:
                        raise _error('Illegal trailing comma before end of ' + ('array' if key is None else 'object'), string, comma)
                    if key is not None:
                        key, idx = self._key(string, idx, names)
                        stack[-1] = items, key
                    break
                if char != end:
                    raise _error("Expecting ',' delimiter", string, idx)
                idx += 1
                stack.pop()
                value = items if key is None else self._object(items)
            else:
                return value, idx

    def _begin(self, s, at, stack, names):
        """A value and where it ends; the stack itself where a container opens that has items."""
        char = s[at:at + 1]
        if char == '"':
            return _json_parts.scan_string(s, at + 1, self.strict, _error, False)
        if char == '{' or char == '[':
            if len(stack) >= _limit:
                kind = 'object' if char == '{' else 'array'
                raise RecursionError(f'maximum recursion depth exceeded while decoding a JSON {kind} from a unicode string')
            at = _white(s, at + 1).end()
            if s[at:at + 1] == ('}' if char == '{' else ']'):
                return self._object([]) if char == '{' else [], at + 1
            key = None
            if char == '{':
                key, at = self._key(s, at, names)
            stack.append(([], key))
            return stack, at
        if char in _words and s.startswith(_words[char][0], at):
            return _words[char][1], at + len(_words[char][0])
        match = _number(s, at)
        if match is not None:
            whole, fraction, exponent = match.groups()
            return (self.parse_float if fraction or exponent else self.parse_int)(match.group()), match.end()
        if char in _constants and s.startswith(_constants[char], at):
            return self.parse_constant(_constants[char]), at + len(_constants[char])
        if stack:
            raise _error('Expecting value', s, at)
        raise StopIteration(at)

    def _key(self, s, at, names):
        if s[at:at + 1] != '"':
            raise _error('Expecting property name enclosed in double quotes', s, at)
        key, at = _json_parts.scan_string(s, at + 1, self.strict, _error, False)
        at = _white(s, at).end()
        if s[at:at + 1] != ':':
            raise _error("Expecting ':' delimiter", s, at)
        return names.setdefault(key, key), _white(s, at + 1).end()

    def _object(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))


class make_encoder:
    """Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)"""

    def __init__(self, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan):
        if markers is not None and not isinstance(markers, dict):
            raise TypeError(f'make_encoder() argument 1 must be dict or None, not {type(markers).__name__}')
        for number, text in ((5, key_separator), (6, item_separator)):
            if not isinstance(text, str):
                raise TypeError(f'make_encoder() argument {number} must be str, not {type(text).__name__}')
        self.markers, self.default, self.encoder, self.indent = markers, default, encoder, indent
        self.key_separator, self.item_separator = key_separator, item_separator
        self.sort_keys, self.skipkeys, self.allow_nan = bool(sort_keys), bool(skipkeys), bool(allow_nan)

    def __call__(self, obj, _current_indent_level):
        writer = _json_parts.Writer(self.markers, self.default, self._text, self.indent, self._float, self.key_separator,
                                    self.item_separator, self.sort_keys, self.skipkeys, _limit)
        return (''.join(writer.chunks(obj, _current_indent_level)),)

    def _text(self, s):
        text = self.encoder(s)
        if not isinstance(text, str):
            raise TypeError(f'encoder() must return a string, not {type(text).__name__}')
        return text

    def _float(self, number):
        return _json_parts.float_text(number, self.allow_nan)
