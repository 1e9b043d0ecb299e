"""Code that runs in the middle of an operation changes what it works on: the lock, or a second look, keeps memory safe."""
import array
import io
import struct


def attempt(text, f, *objects):
    try:
        answer = f()
    except BaseException as error:
        answer = f'{type(error).__name__}: {error}'
    print(f'{text:34}', answer, *objects)


class Index:
    def __init__(self, change, value=1):
        self.change, self.value = change, value

    def __index__(self):
        try:
            self.change()
        except BufferError as error:
            print('    inside:', error)
        return self.value

    def __float__(self):
        self.__index__()
        return 1.5


b = bytearray(b'abcd')
attempt('b[i] = clear', lambda: b.__setitem__(Index(b.clear, 2), 1), b)
b = bytearray(b'abcd')
attempt('b[2] = clear', lambda: b.__setitem__(2, Index(b.clear)), b)
b = bytearray(b'abcd')
attempt('del b[clear]', lambda: b.__delitem__(Index(b.clear, 2)), b)
b = bytearray(b'abcd')
attempt('b[clear:]', lambda: b[Index(b.clear):], b)
b = bytearray(b'abcd')
attempt('b[clear:] = x', lambda: b.__setitem__(slice(Index(b.clear), None), b'xy'), b)
b = bytearray(b'abcd')
attempt('insert clear', lambda: b.insert(Index(b.clear, 3), 1), b)
b = bytearray(b'abcd')
attempt('insert value clear', lambda: b.insert(3, Index(b.clear, 3)), b)
b = bytearray(b'abcd')
attempt('pop clear', lambda: b.pop(Index(b.clear, 2)), b)
b = bytearray(b'abcd')
attempt('append clear', lambda: b.append(Index(b.clear, 2)), b)
b = bytearray(b'abcd')
attempt('remove clear', lambda: b.remove(Index(b.clear, 97)), b)
b = bytearray(b'abcd')
attempt('find from clear', lambda: b.find(b'd', Index(b.clear, 1)), b)
b = bytearray(b'abcd')
attempt('count to clear', lambda: b.count(b'd', 0, Index(b.clear, 9)), b)
b = bytearray(b'abcd')
attempt('* clear', lambda: b * Index(b.clear, 2), b)
b = bytearray(b'abcd')
attempt('*= clear', lambda: b.__imul__(Index(b.clear, 2)), b)
b = bytearray(b'abcd')
attempt('resize clear', lambda: b.resize(Index(b.clear, 2)), b)
b = bytearray(b'abcd')
attempt('extend itself clearing', lambda: b.extend(x for x in b if not b.clear()), b)
b = bytearray(b'abcd')
attempt('slice from generator clearing', lambda: b.__setitem__(slice(1, 3), (b.clear() or 7 for i in range(3))), b)
b = bytearray(b'abcd')
attempt('center clear', lambda: b.center(Index(b.clear, 9)), b)
b = bytearray(b'abcd')
attempt('hex clear', lambda: b.hex('-', Index(b.clear, 1)), b)
b = bytearray(b'abcd')
attempt('startswith clear', lambda: b.startswith(b'a', Index(b.clear, 0)), b)
b = bytearray(b'a,b,c')
attempt('split clear', lambda: b.split(b',', Index(b.clear, 1)), b)
b = bytearray(b'abcd')
attempt('replace clear', lambda: b.replace(b'a', b'x', Index(b.clear, 1)), b)
b = bytearray(b'abcd')
attempt('% clear', lambda: bytearray(b'%d-%d') % (Index(b.clear), 1), b)
f = bytearray(b'%s-%d-%d')
attempt('format cleared', lambda: f % (b'x', Index(f.clear), 2), f)
b = bytearray(b'abcd')
attempt('translate clear', lambda: b.translate(None, Index(b.clear)), b)
b = bytearray(b'abcd')
attempt('pack_into offset', lambda: struct.pack_into('B', b, Index(b.clear), 1), b)
b = bytearray(b'abcd')
attempt('pack_into value', lambda: struct.pack_into('BB', b, 0, Index(b.clear), 2), b)
b = bytearray(b'abcd')
attempt('unpack_from offset', lambda: struct.unpack_from('B', b, Index(b.clear)), b)

a = array.array('H', [1, 2, 3, 4])
clear = lambda: a.__delitem__(slice(None))
attempt('a[i] = clear', lambda: a.__setitem__(Index(clear, 2), 1), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a[2] = clear', lambda: a.__setitem__(2, Index(clear)), a)
a = array.array('d', [1, 2, 3, 4])
attempt('a[2] = float clear', lambda: a.__setitem__(2, Index(clear)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a.pop(clear)', lambda: a.pop(Index(clear, 2)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a.index(clear)', lambda: a.index(2, Index(clear, 0)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a[clear:]', lambda: a[Index(clear):], a)
a = array.array('H', [1, 2, 3, 4])
attempt('a[clear:] = x', lambda: a.__setitem__(slice(Index(clear), None), array.array('H', [9])), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a *= clear', lambda: a.__imul__(Index(clear, 2)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a.extend(clear)', lambda: a.extend(Index(clear, i) for i in range(3)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a.fromlist(clear)', lambda: a.fromlist([5, Index(clear), 6]), a)


class Equal:
    def __init__(self, change):
        self.change = change

    def __eq__(self, other):
        self.change()
        return False


a = array.array('H', [1, 2, 3, 4])
attempt('a.count(clearing)', lambda: a.count(Equal(clear)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('a.remove(clearing)', lambda: a.remove(Equal(clear)), a)
a = array.array('H', [1, 2, 3, 4])
attempt('clearing in a', lambda: Equal(clear) in a, a)

for text, use in [('v[i]', lambda v, x: v[x]), ('v[0] = i', lambda v, x: v.__setitem__(0, x)), ('v[i] = 1', lambda v, x: v.__setitem__(x, 1)), ('v[i:]', lambda v, x: v[x:].tolist()), ('v[i:] = b', lambda v, x: v.__setitem__(slice(x, 2), b'y')),
                  ('v.index', lambda v, x: v.index(98, x)), ('v.hex', lambda v, x: v.hex('-', x)), ('v.cast', lambda v, x: v.cast('B', [x, 4]).shape), ('v.count', lambda v, x: v.count(Equal(x.change))), ('in v', lambda v, x: Equal(x.change) in v), ('v.index(eq)', lambda v, x: v.index(Equal(x.change))),
                  ('v == eq', lambda v, x: v == Equal(x.change)), ('pack_into', lambda v, x: struct.pack_into('BB', v, 0, x, 2)), ('unpack_from', lambda v, x: struct.unpack_from('B', v, x)), ('v[i, ]', lambda v, x: v[x,]), ('v[(i,)] = 1', lambda v, x: v.__setitem__((x,), 1)),
                  ('tobytes', lambda v, x: v.tobytes(x)), ('readinto', lambda v, x: io.BytesIO(b'xy').readinto(v)), ('from_bytes', lambda v, x: int.from_bytes(v)), ('hash', lambda v, x: hash(v.toreadonly()) == hash(b'abcd'))]:
    b = bytearray(b'abcd')
    v = memoryview(b)
    attempt(text + ' releasing', lambda: use(v, Index(v.release)), b)
    b = bytearray(b'abcd')
    v = memoryview(b)
    attempt(text + ' resizing', lambda: use(v, Index(b.clear)), b)

for text, use in [('write', lambda s, x: s.write(Lender(x.change))), ('truncate', lambda s, x: s.truncate(x)), ('seek', lambda s, x: s.seek(x)), ('read', lambda s, x: s.read(x)), ('readinto', lambda s, x: s.readinto(Lender(x.change))), ('writelines', lambda s, x: s.writelines(b'12' for i in range(2) if not x.change())),
                  ('__init__', lambda s, x: s.__init__(Lender(x.change))), ('__setstate__', lambda s, x: s.__setstate__((Lender(x.change), 0, None)))]:
    class Lender:
        def __init__(self, change):
            self.change = change

        def __buffer__(self, flags):
            self.change()
            return memoryview(bytearray(b'xy'))

    # CPython 3.14 goes on with freed memory where these close the stream or lend its buffer meanwhile
    unsafe = text in ('write', 'truncate', '__init__', '__setstate__')
    for what in ('truncate',) if unsafe else ('close', 'getbuffer', 'truncate'):
        s = io.BytesIO(b'abcd')
        kept = []
        change = {'close': s.close, 'getbuffer': lambda: kept.append(s.getbuffer()), 'truncate': lambda: s.truncate(0)}[what]
        attempt(f'{text} {what}', lambda: use(s, Index(change)))
        kept.clear()
        attempt('   then', s.getvalue)
