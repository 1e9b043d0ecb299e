"""What an array of 'w' shows as text is its memory read as UTF-32: a byte order mark at its start is one, surrogates are refused."""
import array

for text in ['\ufeffa', 'a\ufeff', '\ufeff', '\ufeff\ufeffb', '\ufffe', '\ud800', 'a\udfff', '\U0010ffff']:
    made = array.array('w', text)
    for show in (array.array.tounicode, repr, str, array.array.tolist, lambda a: a[0], lambda a: list(a)):
        try:
            print(ascii(show(made)))
        except ValueError as error:
            print(type(error).__name__, error)
for data in [b'\0\0\xfe\xff', b'\0\0\xfe\xff\0\0\0a', b'\0\0\xfe\xff\0\x11\0a', b'\xff\xfe\0\0\0\x11\0a', b'\0\0\x11\0', b'a\0\0\0\0\xd8\0\0', b'\0\0\xfe\xff\0\0\xd8\0']:
    made = array.array('w', data)
    for show in (array.array.tounicode, repr, array.array.tolist, lambda a: a[0], lambda a: a[-1], lambda a: a.index('a'), lambda a: a == a, lambda a: a < array.array('w', 'b'), lambda a: a.count('a'),
                 lambda a: a.pop()):
        try:
            print(ascii(show(made)))
        except (ValueError, SystemError) as error:
            print(type(error).__name__, error, getattr(error, 'args', None))
