"""How format strings are read; for string.Formatter."""


def _checked(string):
    if not isinstance(string, str):
        raise TypeError(f'expected str, got {type(string).__name__}')
    return string


def formatter_parser(string):
    """The parts of a format string: (literal, field name, format spec, conversion)."""
    return _parts(_checked(string))


def _parts(s):
    at, end = 0, len(s)
    while at < end:
        start = at
        while at < end and s[at] not in '{}':
            at += 1
        if at == end:
            yield s[start:], None, None, None
            return
        brace = s[at]
        at += 1
        if at < end and s[at] == brace:
            yield s[start:at], None, None, None
            at += 1
            continue
        if brace == '}' or at == end:
            raise ValueError(f"Single '{brace}' encountered in format string")
        literal = s[start:at - 1]
        start = at
        c = ''
        while at < end:
            c = s[at]
            at += 1
            if c == '{':
                raise ValueError("unexpected '{' in field name")
            if c == '[':
                while at < end and s[at] != ']':
                    at += 1
            elif c in '}:!':
                break
        if c not in '}:!':
            raise ValueError("expected '}' before end of string")
        name, conversion, spec = s[start:at - 1], None, ''
        if c == '!':
            if at >= end:
                raise ValueError('end of string while looking for conversion specifier')
            conversion = s[at]
            at += 1
            if at < end:
                c = s[at]
                at += 1
                if c not in '}:':
                    raise ValueError("expected ':' after conversion specifier")
        if c != '}':
            start, depth = at, 1
            while depth and at < end:
                depth += (s[at] == '{') - (s[at] == '}')
                at += 1
            if depth:
                raise ValueError("unmatched '{' in format spec")
            spec = s[start:at - 1]
        yield literal, name, spec, conversion


def _number(name):
    if not (name and name.isdecimal()):
        return name
    number = int(name)
    if number > 2147483647:
        raise ValueError('Too many decimal digits in format string')
    return number


def formatter_field_name_split(string):
    """The first part of a field name, and an iterator of the rest: (is_attribute, name)."""
    at = min((i for i in (_checked(string).find('.'), string.find('[')) if i >= 0), default=len(string))
    return _number(string[:at]), _rest(string, at)


def _rest(s, at):
    while at < len(s):
        opening = s[at]
        start = at = at + 1
        if opening == '.':
            while at < len(s) and s[at] not in '.[':
                at += 1
            name = s[start:at]
        elif opening == '[':
            at = s.find(']', at)
            if at < 0:
                raise ValueError("Missing ']' in format string")
            name = _number(s[start:at])
            at += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if name == '':
            raise ValueError('Empty attribute in format string')
        yield opening == '.', name
