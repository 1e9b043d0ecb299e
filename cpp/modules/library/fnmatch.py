"""Filename matching with shell patterns."""
import functools
import os
import re

__all__ = ['filter', 'filterfalse', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _compiled(pat)(name) is not None


@functools.lru_cache(maxsize=32768, typed=True)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(str(pat, 'ISO-8859-1')).encode('ISO-8859-1')).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _compiled(os.path.normcase(pat))
    return [name for name in names if match(os.path.normcase(name))]


def filterfalse(names, pat):
    """Construct a list from those elements of the iterable NAMES that do not match PAT."""
    match = _compiled(os.path.normcase(pat))
    return [name for name in names if not match(os.path.normcase(name))]


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    out = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            if out[-1:] != ['.*']:
                out.append('.*')
        elif c == '?':
            out.append('.')
        elif c == '[':
            end = i + (pat[i:i + 1] == '!')
            end = pat.find(']', end + (pat[end:end + 1] == ']'))
            if end < 0:
                out.append('\\[')
                continue
            inside, i = pat[i:end], end + 1
            negated, inside = (inside[0] == '!', inside[1:]) if inside[0] == '!' else (False, inside)
            ranges = _ranges(inside)
            out.append(f"[{'^' if negated else ''}{ranges}]" if ranges else '.' if negated else '(?!)')
        else:
            out.append(re.escape(c))
    return r'(?s:%s)\z' % ''.join(out)


def _ranges(text):
    parts = []
    while text:
        if len(text) > 2 and text[1] == '-':
            if text[0] <= text[2]:
                parts.append(f'{re.escape(text[0])}-{re.escape(text[2])}')
            text = text[3:]
        else:
            parts.append(re.escape(text[0]))
            text = text[1:]
    return ''.join(parts)
