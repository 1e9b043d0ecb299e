import unicodedata as u
for c in 'aÅ½²٣一각ﬁ(\u0301\u200f\ue000\U0010ffff\x00':
    print(ascii(c), u.name(c, None), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c),
          u.decomposition(c), u.numeric(c, None), u.digit(c, None), u.decimal(c, None))
def attempt(function, *args):
    try:
        return ascii(function(*args))
    except Exception as error:
        return f'{type(error).__name__}: {error}'
for name in ['SPACE', 'latin small letter a', 'NUL', 'LATIN CAPITAL LETTER GHA', 'KEYCAP NUMBER SIGN', 'hangul syllable gag', 'nothing', 'x' * 257]:
    print(name[:30], attempt(u.lookup, name))
for args in [(), (1,), ('ab',), ('',), ('a', 1)]:
    print(args, attempt(u.category, *args), attempt(u.digit, *args), attempt(u.numeric, *args), attempt(u.name, *args))
