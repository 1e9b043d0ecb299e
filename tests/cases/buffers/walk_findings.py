# What random walks over the buffer API have found: who is asked when, and what is told.
import io, struct, copyreg
from array import array


def show(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


class Lends(bytearray):
    def __buffer__(self, flags):
        print('  lends', flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('  takes back')
        super().__release_buffer__(view)


class TakesBack(bytearray):
    def __release_buffer__(self, view):
        print('  takes back')


class Index:
    def __index__(self):
        print('  asked')
        return 1


lends, takes = Lends(b'abc'), TakesBack(b'xyz')
for maker in (Lends, TakesBack):
    each = maker(b'abc')
    show(lambda: each.join([b'1', bytearray(b'2'), each]))
    show(lambda: each.__setitem__(slice(0, 0), each))
    show(lambda: each.__setitem__(slice(1, 2), maker(b'--')))
    show(lambda: bytearray(b'123').__setitem__(slice(1, 2), each))
    show(lambda: struct.pack('3s', each))
    show(lambda: each + b'd')
    show(lambda: each.extend(each))
    show(lambda: each.find(each))
    show(lambda: each.replace(b'a', each))
    show(lambda: each == b'abc')
    show(lambda: bytes(each))
    show(lambda: each[::2])
    show(lambda: each.split(b'b'))
    show(lambda: each.translate(None, b'a'))
    show(lambda: each.hex())
    show(lambda: each.decode())
    show(lambda: each.startswith(b'a'))
    show(lambda: b'a' in each)
    show(lambda: io.BytesIO(each).getvalue())
    show(lambda: int.from_bytes(each[:2]))
for value in (b'xy', bytearray(b'xy'), [1, 2], memoryview(b'xy'), array('B', b'xy'), (1,), 'xy', 5, None):
    target = bytearray(b'abcdef')
    show(lambda: target.__setitem__(slice(Index(), Index()), value))
    show(lambda: target.__setitem__(slice(None, None, Index()), value))
    print(target)
target = bytearray(b'abcdef')
show(lambda: target.__setitem__(slice(Index(), 2), target))
print(target)
for make in (lambda: iter([1]), lambda: iter((1,)), lambda: reversed([1]), lambda: iter(b'a'), lambda: iter(bytearray(b'a')),
             lambda: iter(array('b', b'a')), lambda: reversed((1, 2)), lambda: iter('ab'), lambda: iter(range(3))):
    for state in (0, Index(), 'a', 2**40, -1, True, None, 1.5):
        show(lambda: make().__setstate__(state))
show(lambda: struct.iter_unpack('B', b'ab').__reduce__()[1:])
show(lambda: memoryview(b'').__reduce__())
show(lambda: memoryview(b'').__reduce_ex__(2))
stream = io.BytesIO(b'abc')
show(lambda: stream.readinto1('a'))
show(lambda: stream.readinto(b'a'))
stream.close()
show(lambda: iter(stream) is stream)
show(lambda: next(stream))
view = memoryview(b'abc')
for order in ('x', '', 'CC', 'C\0', '\ud800', b'C', 1, 'C', 'F', 'A', None):
    show(lambda: view.tobytes(order))
view.release()
for order in ('x', 'C\0', '\ud800', b'C', 1, 'C'):
    show(lambda: view.tobytes(order))
for maker in (Lends, TakesBack):
    show(lambda: int(maker(b'12')))
    show(lambda: int(maker(b'0a0b'), 16))
    show(lambda: float(maker(b'1.5')))
    show(lambda: float(maker(b'x')))
    show(lambda: b'%b %s' % (maker(b'ab'), maker(b'c')))
    show(lambda: b'%c' % maker(b'a'))
    show(lambda: '%s' % maker(b'a'))
import pickle
show(lambda: pickle.loads(b'0a0b'))
show(lambda: pickle.loads(b'(0.'))
try:
    del struct.iter_unpack('B', b'ab')[1]
except TypeError as error:
    print(error)
