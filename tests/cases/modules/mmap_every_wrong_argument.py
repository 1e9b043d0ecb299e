"""Every wrong argument of mmap's methods, open, read-only and closed."""
import mmap


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f'Index({self.value!r})'


said = set()


def show(text, f, *arguments, **keywords):
    """Prints what is answered; the same error of one method only once."""
    try:
        print(text, repr(f(*arguments, **keywords)))
    except Exception as error:
        message = (text[:2], type(error).__name__, str(error))
        if message not in said:
            print(text, *message[1:])
        said.add(message)


wrong = [None, 0, -1, 2, 9, 1 << 31, 1 << 70, -(1 << 70), 1.5, 'a', b'xy', b'', [1], Index(1), Index('x'), True]
names = ['close', 'find', 'rfind', 'flush', 'move', 'read', 'read_byte', 'readline', 'resize', 'seek', 'seekable', 'size', 'tell', 'write', 'write_byte', '__enter__', '__exit__', 'closed', '__len__', '__getitem__', '__setitem__', '__delitem__', 'madvise']
for state in ('open', 'read only', 'closed'):
    for name in names:
        for arguments in [()] + [(x,) for x in wrong] + [(0, x) for x in wrong] + [(b'c', x) for x in wrong] + [(b'c', 0, x) for x in wrong[:6]] + [(0, 1, x) for x in wrong] + [(0, 1, 2, 3)]:
            m = mmap.mmap(-1, 4)
            m[:] = b'abcd'
            if state == 'read only':
                m = mmap.mmap(-1, 4, access=mmap.ACCESS_READ)
            if state == 'closed':
                m.close()
            if not hasattr(m, name):
                print(state, 'no', name)
                break
            if not callable(getattr(mmap.mmap, name)):
                show((state, name), getattr, m, name)
                break
            if name == '__enter__':
                show((state, name, arguments), lambda: getattr(m, name)(*arguments) is m)
            else:
                show((state, name, arguments), lambda: getattr(m, name)(*arguments))
for arguments, keywords in [((), {}), ((-1,), {}), ((-1, 0), {}), ((-1, -1), {}), ((-1, 'a'), {}), ((-1, 1.5), {}), ((-1, 1 << 70), {}), ((-1, Index(4)), {}), (('a', 4), {}), ((None, 4), {}), ((1 << 70, 4), {}), ((-1, 4, 'a'), {}), ((-1, 4, 1, 'a'), {}), ((-1, 4), {'access': 9}), ((-1, 4), {'access': -1}), ((-1, 4), {'access': 'a'}), ((-1, 4), {'access': mmap.ACCESS_READ, 'flags': 1}), ((-1, 4), {'prot': 1, 'access': 1}),
                            ((-1, 4), {'offset': -1}), ((-1, 4), {'offset': 1}), ((-1, 4), {'x': 1}), ((-1,), {'length': 4}), ((), {'fileno': -1, 'length': 4}), ((-1, 4), {'length': 4}), ((99, 4), {}), ((-2, 4), {})]:
    show(('mmap', arguments, keywords), lambda: len(mmap.mmap(*arguments, **keywords)))
m = mmap.mmap(-1, 6)
m[:] = b'abcabc'
for key in (6, -7, 1 << 70, 1.5, 'a', None, (0, 1), slice('a'), slice(0, 2, 0), slice(None, None, 2), slice(4, 1), Index(1), Index('x')):
    show(('get', repr(key)), lambda: m[key])
    for value in (1, 256, -1, 'a', b'a', b'xy', b'', None, 1.5, Index(5), bytearray(b'xyz'), memoryview(b'xyz')):
        m[:] = b'abcabc'
        show(('set', repr(key), value if not isinstance(value, memoryview) else 'view'), lambda: (m.__setitem__(key, value), m[:]))
for f in [lambda: m + b'a', lambda: m * 2, lambda: 97 in m, lambda: b'ab' in m, lambda: m == m, lambda: m < m, lambda: hash(m) is None, lambda: list(m)[:2], lambda: bytes(m), lambda: m.x, lambda: setattr(m, 'closed', 1), lambda: type('Sub', (mmap.mmap,), {})(-1, 2)[:], lambda: m.find(b'c', -9, 9), lambda: m.find(b'', 9), lambda: m.rfind(b'a', 0, -1), lambda: m.find(memoryview(b'axbx')[::2])]:
    show('call', f)
