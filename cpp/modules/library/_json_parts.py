"""What json's two forms share, the plain one and that of _json: strings read and written, and the encoder's loop."""
import re

_plain = re.compile(r'[^"\\\x00-\x1f]*').match
_four_digits = re.compile(r'[0-9A-Fa-f]{4}').match
_meanings = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

escape = re.compile(r'[\x00-\x1f\\"\b\f\n\r\t]')
escape_ascii = re.compile(r'([\\"]|[^\ -~])')
escapes = {chr(i): f'\\u{i:04x}' for i in range(32)}
escapes |= {'\\': '\\\\', '"': '\\"', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}


def scan_string(s, end, strict, error, is_plain):
    """The string that goes on at end, after its quote, and where it ends; is_plain says whose messages an error has."""
    begin = end - 1
    parts = []
    while True:
        start = end
        end = _plain(s, start).end()
        if end > start:
            parts.append(s[start:end])
        char = s[end:end + 1]
        if char == '"':
            return ''.join(parts), end + 1
        if not char:
            raise error('Unterminated string starting at', s, begin)
        end += 1
        if char != '\\':
            if strict:
                raise (error(f'Invalid control character {char!r} at', s, end) if is_plain else
                       error('Invalid control character at', s, end - 1))
            parts.append(char)
            continue
        char = s[end:end + 1]
        if not char:
            raise error('Unterminated string starting at', s, begin)
        if char != 'u':
            if char not in _meanings:
                raise (error(f'Invalid \\escape: {char!r}', s, end) if is_plain else error('Invalid \\escape', s, end - 1))
            parts.append(_meanings[char])
            end += 1
            continue
        code = _code(s, end, error)
        end += 5
        if 0xd800 <= code <= 0xdbff and s[end:end + 2] == '\\u':
            low = _code(s, end + 1, error)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                end += 6
        parts.append(chr(code))


def _code(s, at, error):
    digits = _four_digits(s, at + 1)
    if digits is None:
        raise error('Invalid \\uXXXX escape', s, at)
    return int(digits.group(), 16)


def quoted(s):
    return '"' + escape.sub(lambda match: escapes[match.group()], s) + '"'


def quoted_ascii(s):
    return '"' + escape_ascii.sub(_escaped, s) + '"'


def _escaped(match):
    char = match.group()
    if char in escapes:
        return escapes[char]
    code = ord(char)
    if code < 0x10000:
        return f'\\u{code:04x}'
    code -= 0x10000
    return f'\\u{0xd800 | code >> 10 & 0x3ff:04x}\\u{0xdc00 | code & 0x3ff:04x}'


class _Level:
    """A list, a dict or an object that default() was asked for, on the way to the value that is written."""

    __slots__ = ('owner', 'items', 'at', 'marker', 'separator', 'close')

    def __init__(self, owner, items, separator=None, close=None):
        self.owner, self.items, self.separator, self.close = owner, items, separator, close
        self.at = self.marker = None

    def note(self):
        """What json says of an error below; None before the first item, and while a dict's key is looked at."""
        name = type(self.owner).__name__
        if self.items is None:
            return f'when serializing {name} object' if self.at else None
        return None if self.at is None else f'when serializing {name} item {self.at[0]!r}'


class Writer:
    """Writes values as chunks of text. It keeps its own stack of levels, so that only `limit` ends deep nesting."""

    def __init__(self, markers, default, encoder, indent, floatstr, key_separator, item_separator, sort_keys, skipkeys, limit):
        self.markers, self.default, self.encoder, self.indent, self.floatstr = markers, default, encoder, indent, floatstr
        self.key_separator, self.item_separator, self.sort_keys, self.skipkeys = key_separator, item_separator, sort_keys, skipkeys
        self.limit = limit

    def scalar(self, value):
        if isinstance(value, str):
            return self.encoder(value)
        if value is None:
            return 'null'
        if value is True:
            return 'true'
        if value is False:
            return 'false'
        if isinstance(value, int):
            return int.__repr__(value)
        return self.floatstr(value) if isinstance(value, float) else None

    def key(self, key):
        """A dict's key as a string; None for one to skip."""
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.floatstr(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def enter(self, stack, level, value):
        if len(stack) >= self.limit:
            raise RecursionError('maximum recursion depth exceeded')
        if self.markers is not None:
            level.marker = id(value)
            if level.marker in self.markers:
                raise ValueError('Circular reference detected')
            self.markers[level.marker] = value
        stack.append(level)

    def leave(self, stack):
        level = stack.pop()
        if self.markers is not None:
            del self.markers[level.marker]

    def breaks(self, depth):
        """What goes between the brackets and the items, and before the closing one."""
        return ('', '') if self.indent is None else ('\n' + self.indent * (depth + 1), '\n' + self.indent * depth)

    def chunks(self, value, depth):
        stack = []
        try:
            yield from self.loop(stack, value, depth)
        except GeneratorExit:
            raise
        except BaseException as error:
            for level in reversed(stack):
                note = level.note()
                if note is not None:
                    error.add_note(note)
            raise

    def loop(self, stack, value, depth):
        before = ''
        while True:
            text = self.scalar(value)
            if text is not None:
                yield before + text
            else:
                if before:
                    yield before
                if isinstance(value, (list, tuple)):
                    if value:
                        first, last = self.breaks(depth)
                        self.enter(stack, _Level(value, enumerate(value), self.item_separator + first, last + ']'), value)
                        before = '[' + first
                        depth += 1
                    else:
                        yield '[]'
                elif isinstance(value, dict):
                    if value:
                        first, last = self.breaks(depth)
                        level = _Level(value, None, self.item_separator + first, last + '}')
                        self.enter(stack, level, value)
                        yield '{'
                        level.items = iter(sorted(value.items()) if self.sort_keys else value.items())
                        before = first
                        depth += 1
                    else:
                        yield '{}'
                else:
                    level = _Level(value, None)
                    self.enter(stack, level, value)
                    value = self.default(value)
                    level.at = True
                    before = ''
                    continue
            # The value is written, or its container entered: what comes next?
            while stack:
                level = stack[-1]
                if level.close is None:
                    self.leave(stack)
                    continue
                is_first = level.at is None and level.separator is not None
                if isinstance(level.owner, (list, tuple)):
                    if not is_first:
                        before = level.separator
                    item = next(level.items, None)
                    if item is not None:
                        level.at = item
                        value = item[1]
                        break
                else:
                    item, key = self.next_key(level)
                    if item is not None:
                        start = before if is_first else level.separator
                        if start:
                            yield start
                        yield self.encoder(key)
                        yield self.key_separator
                        level.at = item
                        value = item[1]
                        before = ''
                        break
                depth -= 1
                if self.indent is not None and (isinstance(level.owner, (list, tuple)) or not is_first):
                    yield level.close[:-1]
                yield level.close[-1]
                self.leave(stack)
            else:
                return

    def next_key(self, level):
        before = level.at
        level.at = None
        for item in level.items:
            key = self.key(item[0])
            if key is not None:
                return item, key
        level.at = before
        return None, None


def float_text(number, allow_nan):
    if number - number == 0:
        return float.__repr__(number)
    if not allow_nan:
        raise ValueError(f'Out of range float values are not JSON compliant: {number!r}')
    return 'NaN' if number != number else 'Infinity' if number > 0 else '-Infinity'
