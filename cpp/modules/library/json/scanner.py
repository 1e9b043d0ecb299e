"""JSON token scanner
"""
import re
try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

__all__ = ['make_scanner']

NUMBER_RE = re.compile(r'(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?', re.VERBOSE | re.MULTILINE | re.DOTALL)
_words = {'n': ('null', None), 't': ('true', True), 'f': ('false', False)}
_constants = {'N': 'NaN', 'I': 'Infinity', '-': '-Infinity'}


def py_make_scanner(context):
    """A scanner that asks the context to parse what is nested: its parse_object, parse_array and parse_string."""

    def scan(string, idx):
        try:
            char = string[idx]
        except IndexError:
            raise StopIteration(idx) from None
        if char == '"':
            return context.parse_string(string, idx + 1, context.strict)
        if char == '{':
            return context.parse_object((string, idx + 1), context.strict, scan, context.object_hook, context.object_pairs_hook,
                                        context.memo)
        if char == '[':
            return context.parse_array((string, idx + 1), scan)
        if char in _words and string.startswith(_words[char][0], idx):
            return _words[char][1], idx + len(_words[char][0])
        number = NUMBER_RE.match(string, idx)
        if number is not None:
            whole, fraction, exponent = number.groups()
            return (context.parse_float if fraction or exponent else context.parse_int)(number.group()), number.end()
        if char in _constants and string.startswith(_constants[char], idx):
            return context.parse_constant(_constants[char]), idx + len(_constants[char])
        raise StopIteration(idx)

    def scan_once(string, idx):
        try:
            return scan(string, idx)
        finally:
            context.memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
