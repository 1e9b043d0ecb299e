"""Implementation of JSONEncoder
"""
import re
import sys
import _json_parts

try:
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
    from _json import encode_basestring as c_encode_basestring
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_encode_basestring_ascii = c_encode_basestring = c_make_encoder = None

ESCAPE = _json_parts.escape
ESCAPE_ASCII = _json_parts.escape_ascii
ESCAPE_DCT = _json_parts.escapes
HAS_UTF8 = re.compile(b'[\x80-\xff]')
INFINITY = float('inf')


def py_encode_basestring(s):
    """Return a JSON representation of a Python string

    """
    return _json_parts.quoted(s)


def py_encode_basestring_ascii(s):
    """Return an ASCII-only JSON representation of a Python string

    """
    return _json_parts.quoted_ascii(s)


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder(object):
    """Extensible JSON <https://json.org> encoder for Python data structures: dict, list, tuple, str, int, float, True,
    False and None, and what default() makes of others."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        """Implement this method in a subclass such that it returns a serializable object for ``o``."""
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        """Return a JSON string representation of a Python data structure."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        chunks = self.iterencode(o, _one_shot=True)
        return ''.join(chunks if isinstance(chunks, (list, tuple)) else list(chunks))

    def iterencode(self, o, _one_shot=False):
        """Encode the given object and yield each string representation as available."""
        markers = {} if self.check_circular else None
        encoder = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent if self.indent is None or isinstance(self.indent, str) else ' ' * self.indent
        if _one_shot and c_make_encoder is not None:
            make = c_make_encoder(markers, self.default, encoder, indent, self.key_separator, self.item_separator,
                                  self.sort_keys, self.skipkeys, self.allow_nan)
            return make(o, 0)

        def floatstr(number):
            return _json_parts.float_text(number, self.allow_nan)
        return _make_iterencode(markers, self.default, encoder, indent, floatstr, self.key_separator, self.item_separator,
                                self.sort_keys, self.skipkeys, _one_shot)(o, 0)


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr, _key_separator, _item_separator, _sort_keys, _skipkeys,
                     _one_shot):
    # CPython's generators, one inside the other, end at the limit of recursion.
    return _json_parts.Writer(markers, _default, _encoder, _indent, _floatstr, _key_separator, _item_separator, _sort_keys,
                              _skipkeys, sys.getrecursionlimit()).chunks
