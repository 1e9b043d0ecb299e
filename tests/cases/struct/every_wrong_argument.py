"""What struct says: formats, counts, values that do not fit each code, buffers too small, offsets."""
import array
import struct


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f'Index({self.value!r})'


class Float:
    def __float__(self):
        return 1.5

    def __repr__(self):
        return 'Float'


said = set()


def show(text, f, *arguments, **keywords):
    """Prints what is answered; the same error of one function or format only once."""
    try:
        print(text, repr(f(*arguments, **keywords)))
    except Exception as error:
        message = (text[0], type(error).__module__, type(error).__name__, str(error))
        if message not in said:
            print(text, *message[1:])
        said.add(message)


for code in 'xcbB?hHiIlLqQnNefdspPFDz@':
    for order in '', '<', '>', '@':
        for value in (0, -1, 127, 128, 255, 256, -129, 32768, 65536, 1 << 31, 1 << 32, 1 << 63, 1 << 64, -(1 << 63) - 1, 1.5, 1e300, 'a', b'a', b'ab', bytearray(b'a'), None, Index(5), Index(1 << 70), Index('x'), Float(), True, [1], 1j, float('inf'), 65520.0):
            if order in ('', '>') or value in (0, -1, 1 << 64, 1e300):
                show((order + code, value), struct.pack, order + code, value)
for format in ['', ' ', '3', '3 b', '-1b', '+b', 'b3', '99999999999b', '2147483647b', '2147483648b', '1073741824h', '0b', '0s', '0p', '1s', '2p', '@', '<', '<@b', 'b<', 'bb', '2b', 'b h', 'b\th', 'b\nh', 'é', '\0', 'b\0', b'b', b'\xe9', bytearray(b'b'), 5, None, 'y', '!i', '=i', '@i', '=n', '<P', '>N', 'xx', '3x', 'ihb', 'bhi', '@bhi', 'bq', 'b0q', 'bd', 'b0i']:
    show(('calcsize', format), struct.calcsize, format)
    show(('unpack', format), struct.unpack, format, b'\1\2\3\4')
    show(('Struct', format), lambda: struct.Struct(format).format)
    show(('pack', format), struct.pack, format, 1)
for arguments in [(), ('i',), ('i', 1, 2), ('2i', 1), ('2i', 1, 2, 3), ('3s',), ('3x', 1), ('', ), ('', 1), ('i', 1)]:
    show(('pack', arguments), struct.pack, *arguments)
for arguments in [(), ('i',), ('i', b'abc'), ('i', b'abcde'), ('i', 'abcd'), ('i', 5), ('i', None), ('i', b'abcd', 1), ('i', memoryview(b'abcdefgh')[::2]), ('i', array.array('B', b'abcd'))]:
    show(('unpack', len(arguments)), struct.unpack, *arguments)
    show(('iter_unpack', len(arguments)), lambda: list(struct.iter_unpack(*arguments)))
show('iter_unpack', struct.iter_unpack, '', b'')
show('iter_unpack', struct.iter_unpack, '0s', b'abc')
for arguments, keywords in [(('i',), {}), (('i', b'abc'), {}), (('i', b'abcde', 1), {}), (('i', b'abcde', 2), {}), (('i', b'abcde', -4), {}), (('i', b'abcde', -3), {}), (('i', b'abcde', -6), {}), (('i', b'abcde', 9), {}), (('i', b'abcde', 1 << 70), {}), (('i', b'abcde', 'a'), {}), (('i', b'abcde', None), {}), (('i', b'abcde', 1.0), {}), (('i', b'abcde', Index(1)), {}),
                            (('i',), {'buffer': b'abcd'}), (('i', b'abcd'), {'offset': 0}), (('i',), {'offset': 0}), (('i', b'abcd'), {'x': 0}), (('i', 'abcd'), {}), (('', b''), {}), (('', b'', 1), {}), (('', b'', -1), {}), (('i', b'', 0), {}), (('i', b'a', 1 << 31), {}), (('i', b'a', -(1 << 31)), {})]:
    show(('unpack_from', arguments, keywords), struct.unpack_from, *arguments, **keywords)
for arguments in [(), ('i',), ('i', bytearray(4)), ('i', bytearray(4), 0), ('i', bytearray(4), 0, 1), ('i', bytearray(4), 0, 1, 2), ('i', bytearray(4), 1, 1), ('i', bytearray(3), 0, 1), ('i', bytearray(8), -4, 1), ('i', bytearray(8), -3, 1), ('i', bytearray(8), -9, 1), ('i', bytearray(8), 9, 1), ('i', bytearray(8), 1 << 70, 1), ('i', bytearray(8), 'a', 1), ('i', bytearray(8), None, 1),
                  ('i', bytearray(8), 1.0, 1), ('i', bytearray(8), Index(4), 1), ('i', b'abcd', 0, 1), ('i', 'abcd', 0, 1), ('i', 5, 0, 1), ('i', memoryview(b'abcd'), 0, 1), ('i', memoryview(bytearray(8))[::2], 0, 1), ('i', array.array('i', [0]), 0, 7), ('i', bytearray(4), 0, 'a'), ('i', bytearray(4), 0, 1 << 40), ('', bytearray(), 0), ('', bytearray(), 1), ('2s', bytearray(2), 0, b'abc'), ('2p', bytearray(2), 0, b'abc'), ('bb', bytearray(2), 0, 1, 'x')]:
    show(('pack_into', arguments[2:]), struct.pack_into, *arguments)
    if len(arguments) > 1 and isinstance(arguments[1], (bytearray, array.array)):
        print('   ', arguments[1])
s = struct.Struct('<hb')
for f in [lambda: s.size, lambda: s.format, lambda: setattr(s, 'size', 1), lambda: setattr(s, 'x', 1), lambda: s.pack(1), lambda: s.pack(1, 2, 3), lambda: s.unpack(b'ab'), lambda: s.unpack_from(b'ab'), lambda: s.unpack_from(b'abcd', 2), lambda: s.pack_into(bytearray(2), 0, 1, 2), lambda: list(s.iter_unpack(b'abcd')), lambda: s.iter_unpack(b'abcabc').__length_hint__(), lambda: next(s.iter_unpack(b'abc')), lambda: struct.Struct(), lambda: struct.Struct('b', 'b'),
          lambda: struct.Struct(format='b').size, lambda: struct.Struct(x='b'), lambda: struct.Struct.__new__(struct.Struct).size, lambda: struct.Struct.__new__(struct.Struct).pack(1), lambda: repr(s), lambda: s == struct.Struct('<hb'), lambda: s.__sizeof__() > 0, lambda: struct.error('a').args, lambda: struct.error.__mro__, lambda: struct._clearcache(), lambda: s.__init__('2i') or s.size, lambda: s.__init__('y'), lambda: s.size, lambda: type(s.iter_unpack(b''))()]:
    show('Struct', f)
