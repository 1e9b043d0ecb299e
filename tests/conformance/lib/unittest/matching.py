# Regular expressions for the assert methods: `re` where there is one, otherwise plain text with escapes and `.*`.
try:
    import re
except ImportError:
    re = None


def text_of(pattern):
    return getattr(pattern, 'pattern', pattern)


def search(pattern, text):
    if re is not None:
        return re.search(pattern, text) if isinstance(pattern, (str, bytes)) else pattern.search(text)
    if not isinstance(pattern, str):
        return pattern.search(text)
    return _search_pieces(_pieces(pattern), text)


def _pieces(pattern):
    """The literal texts between the `.*` of a pattern; anything else of a regular expression is an error."""
    pieces = ['']
    index = 0
    while index < len(pattern):
        character = pattern[index]
        if character == '\\' and index + 1 < len(pattern) and not pattern[index + 1].isalnum():
            pieces[-1] += pattern[index + 1]
            index += 2
        elif pattern[index:index + 2] in ('.*', '.+'):
            pieces.append('')
            index += 2
        elif character == '^' and index == 0 or character == '$' and index == len(pattern) - 1:
            index += 1
        elif character in '\\[]{}()|*+?^$':
            raise ImportError('the pattern needs the module re: ' + pattern)
        else:
            pieces[-1] += character
            index += 1
    return pieces


def _search_pieces(pieces, text):
    start = 0
    for piece in pieces:
        found = text.find(piece, start)
        if found < 0:
            return False
        start = found + len(piece)
    return True
