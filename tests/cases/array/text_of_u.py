"""What an array of 'u' shows as text is its memory as wide characters: surrogates pass, what is no code point is refused."""
import array
import warnings

warnings.simplefilter('ignore')
for data in [b'\0\0\x11\0', b'a\0\0\0\0\xd8\0\0', b'\xff\xfe\0\0a\0\0\0', b'\xff\xff\xff\xff', b'\xff\xff\x10\0', b'\0\0\0\x80', b'']:
    made = array.array('u', data)
    for show in (array.array.tounicode, repr, array.array.tolist, lambda a: a[0], lambda a: a[-1], lambda a: a.index('a'), lambda a: a == a, lambda a: a.count('a'), lambda a: a.pop(), lambda a: memoryview(a).format,
                 lambda a: list(a), lambda a: 'a' in a, lambda a: a < array.array('u', 'b')):
        try:
            print(ascii(show(made)))
        except (ValueError, IndexError, NotImplementedError) as error:
            print(type(error).__name__, error)
