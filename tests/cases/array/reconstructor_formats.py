"""array._array_reconstructor reads items of every machine format, also of machines with other sizes and byte order."""
import array
import warnings

warnings.simplefilter('ignore')
make = array._array_reconstructor
samples = [bytes(range(240, 256)), b'', b'\x01', b'a\0\0\0\xff\xff\x10\0', b'\0\0\0a\0\x10\xff\xff', b'\xff\xfe\0\0a\0\0\0',
           b'\x3d\xd8\0\xde', b'\x3d\xd8', b'\0\0\xc0\x7f\0\0\x80\x7f\xff\xff\x7f\x7f', b'\x7f\xf0\0\0\0\0\0\0\x40\x09\x21\xfb\x54\x44\x2d\x18']


def show(text, f, *arguments):
    try:
        made = f(*arguments)
    except Exception as error:
        print(text, type(error).__name__, error)
    else:
        try:
            print(text, ascii(made))
        except ValueError as error:
            print(text, made.tobytes(), error)


for code in 'bdw':
    for format in range(22):
        for sample in samples:
            show((code, format, sample), make, array.array, code, format, sample)
for code in array.typecodes:
    for format in (0, 3, 8, 14, 17, 18, 20, 21):
        show((code, format), make, array.array, code, format, b'\0\0\1\0\0\1\0\0')


class Sub(array.array):
    pass


class Picky(array.array):
    def __new__(cls, code, items):
        print('new', code, items)
        return super().__new__(cls, code, items)


class Other(array.array):
    def __new__(cls, code, items):
        return 5


for format in (0, 1, 2, 3, 5, 13, 15, 18, 21):
    show(('sub', format), make, Sub, 'i', format, b'\0\0\0\1\0\0\0\2')
    show(('picky', format), make, Picky, 'i', format, b'\0\0\0\1\0\0\0\2')
    try:
        print(make(Other, 'i', format, b'\0\0\0\1\0\0\0\2'))
    except Exception as error:
        print(type(error).__name__, error)

for arguments in [(), (1, 'i', 0, b''), (int, 'i', 0, b''), (array.array, 5, 0, b''), (array.array, 'ab', 0, b''), (array.array, '', 0, b''),
                  (array.array, 'x', 0, b''), (array.array, '\u1234', 0, b''), (array.array, 'b', -1, b''), (array.array, 'b', 22, b''), (array.array, 'b', 2**40, b''),
                  (array.array, 'b', 1.0, b''), (array.array, 'b', 1, ''), (array.array, 'b', 1, bytearray(b'ab')), (array.array, 'b', 3, bytearray(b'ab')),
                  (array.array, b'b', 1, b''), (array.array, None, 1, b''), (array.array, 'b', None, b''), (array.array, 'b', True, b'ab')]:
    show(arguments, make, *arguments)
