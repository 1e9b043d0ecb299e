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
    parts, stars = [], []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            if not stars or stars[-1] != len(parts) - 1:
                stars.append(len(parts))
                parts.append('')
        elif c == '?':
            parts.append('.')
        elif c == '[':
            end = i + (pat[i:i + 1] == '!')
            end = pat.find(']', end + (pat[end:end + 1] == ']'))
            if end < 0:
                parts.append(r'\[')
            else:
                parts.append(_character_class(pat[i:end]))
                i = end + 1
        else:
            parts.append(re.escape(c))
    # What follows an inner star matches where it first can: no other place could do better.
    out = ''
    for number, star in enumerate(stars):
        piece = ''.join(parts[star + 1:stars[number + 1] if number + 1 < len(stars) else None])
        out += '.*' + piece if number == len(stars) - 1 else f'(?>.*?{piece})'
    return r'(?s:%s)\z' % (''.join(parts[:stars[0] if stars else None]) + out)


def _character_class(text):
    negated = text[0] == '!'
    chunks = []
    k = 2 if negated else 1
    i = 0
    while (k := text.find('-', k)) >= 0:
        chunks.append(text[i:k])
        i, k = k + 1, k + 3
    chunks.append(text[i:])
    if len(chunks) > 1 and not chunks[-1]:
        chunks.pop()
        chunks[-1] += '-'
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
            del chunks[k]
    text = '-'.join(each.replace('\\', r'\\').replace('-', r'\-') for each in chunks)
    if not text:
        return '(?!)'
    if text == '!':
        return '.'
    text = re.sub(r'([&~|])', r'\\\1', text)
    if text[0] == '!':
        text = '^' + text[1:]
    elif text[0] in '^[':
        text = '\\' + text
    return f'[{text}]'
