"""What a memoryview says about every kind of wrong key, value, format, shape and call, in none, one and two dimensions."""
import array


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


said = set()


def show(text, f, *arguments, **keywords):
    """Prints what is answered; the same error of one view and operation only once."""
    try:
        answer = f(*arguments, **keywords)
        print(text, answer.tolist() if isinstance(answer, memoryview) else repr(answer))
    except Exception as error:
        message = (current, str(text).split()[0], type(error).__name__, str(error))
        if message not in said:
            print(text, *message[2:])
        said.add(message)


def views():
    yield 'B', memoryview(bytearray(b'abcdef'))
    yield 'read only', memoryview(b'abcdef')
    yield 'strided', memoryview(bytearray(b'abcdefghijkl'))[::2]
    yield 'H', memoryview(bytearray(b'abcdef')).cast('H')
    yield '@i', memoryview(bytearray(8)).cast('@i')
    yield 'c', memoryview(bytearray(b'abc')).cast('c')
    yield '?', memoryview(bytearray(b'\0\1\0')).cast('?')
    yield 'd', memoryview(bytearray(16)).cast('d')
    yield 'e', memoryview(bytearray(4)).cast('e')
    yield 'P', memoryview(bytearray(8)).cast('P')
    yield 'w', memoryview(array.array('w', 'ab'))
    yield '2 x 3', memoryview(bytearray(b'abcdef')).cast('B', (2, 3))
    yield 'none', memoryview(bytearray(b'abcd')).cast('i', ())
    yield 'empty', memoryview(bytearray())
    released = memoryview(bytearray(b'ab'))
    released.release()
    yield 'released', released


keys = [0, -1, 6, -7, 1 << 70, -(1 << 70), 1.0, '0', None, Index(1), Index('x'), Index(1 << 70), (), (0,), (0, 0), (0, 3), (2, 0), (-3, 0), (0, 0, 0), (0, 'a'), (0, 1 << 70), (0, slice(None)), (slice(None), slice(None)), (slice(None),), ..., slice(None), slice(0, 2), slice(0, 2, 0), slice('a'), slice(5, 1), slice(None, None, -1), [0], True]
values = [0, 255, 256, -1, 1 << 40, 1 << 70, 1.5, 'a', b'a', b'ab', b'', None, Index(3), Index('x'), True, [1], bytearray(b'ab'), memoryview(b'xy'), memoryview(b'x'), memoryview(b'xy').cast('b'), memoryview(b'xy').cast('B', (1, 2)), array.array('H', [1, 2]), 1e300, 10 ** 400]


def named(value):
    if isinstance(value, memoryview):
        return f'view {value.format} {value.shape}'
    if isinstance(value, Index):
        return f'Index {value.value}'
    return repr(value) if value != 10 ** 400 else '10 ** 400'


for name, view in views():
    current = name
    print(name)
    for key in keys:
        show(f'  get {named(key)}', lambda: view[key])
    for key in keys:
        show(f'  set {named(key)}', lambda: view.__setitem__(key, 0))
    show('  del', lambda: view.__delitem__(0))
    show('  del slice', lambda: view.__delitem__(slice(None)))
for name, view in views():
    current = name
    print(name)
    for value in values:
        show(f'  [0] = {named(value)}', lambda: view.__setitem__(0, value))
        if name != 'released':
            show(f'  [0:2] = {named(value)}', lambda: view.__setitem__(slice(0, 2), value))
formats = ['B', '@B', '<B', '=B', 'BB', '', 'x', 's', 'Z', '@', 'n', '@N', 'F', 'D', 'u', 'é', '\0', 'b\0', ' B', 'B ', 'h', 'q', 'e', '@d', 5, None, b'B']
shapes = [None, [], (), [6], (6,), [2, 3], [3, 2], [6, 1], [7], [0], [-1], [2, -3], ['a'], [2.0], [1 << 40], [1 << 31, 2], [1] * 64, [1] * 65, 6, 'ab', {6}, range(2), [Index(6)], [True, 6]]
for name, view in views():
    current = name
    print(name)
    for format in formats:
        show(f'  cast {format!r}', view.cast, format)
    for shape in shapes:
        text = repr(shape) if not isinstance(shape, list) or len(shape) < 9 else f'[1] * {len(shape)}'
        if shape and isinstance(shape, list) and isinstance(shape[0], Index):
            text = '[Index]'
        show(f'  shape {text}', lambda: view.cast('B', shape).shape)
current = ''
view = memoryview(bytearray(b'abcdef'))
for call in [lambda: memoryview(), lambda: memoryview(b'', b''), lambda: memoryview(object=b'a').tolist(), lambda: memoryview(obj=b'a'), lambda: memoryview('a'), lambda: memoryview(5), lambda: memoryview(None), lambda: memoryview([1]), lambda: view.tobytes('C'), lambda: view.tobytes('X'), lambda: view.tobytes(order=None), lambda: view.tobytes(5), lambda: view.tobytes('CC'),
             lambda: view.hex(5), lambda: view.hex('ab'), lambda: view.hex('é'), lambda: view.hex(':', 'a'), lambda: view.hex(':', 1 << 40), lambda: view.hex(':', 0), lambda: view.hex(b':', -2), lambda: view.index('a'), lambda: view.index(97, 'a'), lambda: view.index(300), lambda: view.index(97, 1), lambda: view.index(99, -4, -1), lambda: view.index(), lambda: view.count(), lambda: view.count('a'), lambda: view.release(1),
             lambda: view.toreadonly(1), lambda: view.cast(), lambda: view.cast('B', [6], 1), lambda: view.cast(format='B', shape=(6,)).shape, lambda: view.cast(shape=[6]), lambda: hash(view), lambda: hash(view.toreadonly()) == hash(bytes(view)), lambda: hash(memoryview(b'ab').cast('H')), lambda: hash(view.toreadonly().cast('c')) == hash(b'abcdef'), lambda: view < view, lambda: view + view, lambda: view * 2, lambda: view(), lambda: setattr(view, 'format', 'B'),
             lambda: setattr(view, 'x', 1), lambda: delattr(view, 'obj'), lambda: view.__exit__(), lambda: view._from_flags(b'a', 1), lambda: memoryview._from_flags(b'a', 0).tolist(), lambda: memoryview._from_flags(b'a'), lambda: iter(view).__reduce__(), lambda: type('Sub', (memoryview,), {}), lambda: view.__init__(), lambda: view.__len__(1), lambda: reversed(view.cast('B', (2, 3))), lambda: iter(view.cast('B', (2, 3))), lambda: list(memoryview(b'abcd').cast('i', ())), lambda: 97 in view, lambda: 'a' in view, lambda: len(memoryview(b'abcd').cast('i', ())),
             lambda: memoryview(b'abcd').cast('B', (2, 2)).index(97), lambda: memoryview(b'abcd').cast('B', (2, 2)).count(97), lambda: memoryview(b'abcd').cast('i', ()).index(97), lambda: memoryview.__class_getitem__(int), lambda: memoryview(array.array('w', 'a')).tolist(), lambda: memoryview(array.array('w', 'a')) == memoryview(array.array('w', 'a')), lambda: memoryview(array.array('w', 'a')) == array.array('w', 'a'), lambda: view == 5]:
    current = call
    show('call', call)
