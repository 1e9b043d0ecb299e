"""What BytesIO says about wrong arguments of each of its methods, open and closed, and about states to restore."""
import io
import pickle


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
        answer = f(*arguments, **keywords)
        print(text, type(answer).__name__ if isinstance(answer, (io.BytesIO, memoryview)) else repr(answer))
    except Exception as error:
        message = (text[:2], type(error).__name__, str(error))
        if message not in said or text[0] in ('state', 'call') or text == '   ':
            print(text, *message[1:])
        said.add(message)


wrong = [None, 0, -1, 2, 1 << 31, 1 << 70, -(1 << 70), 1.5, 'a', b'xy', [1], (b'a',), Index(1), Index('x'), True]
names = [name for name in dir(io.BytesIO) if not name.startswith('__') or name in ('__enter__', '__exit__', '__getstate__', '__setstate__', '__iter__', '__next__', '__sizeof__', '__init__', '__del__')]
for closed in (False, True):
    for name in names:
        for arguments in [()] + [(x,) for x in wrong] + [(0, x) for x in wrong] + [(1, 2, 3)]:
            stream = io.BytesIO(b'abcd')
            if closed:
                stream.close()
            member = getattr(io.BytesIO, name)
            if not callable(member):
                show((closed, name), getattr, stream, name)
                break
            show((closed, name, arguments), lambda: getattr(stream, name)(*arguments) if name != '__sizeof__' or arguments else 0)
for state in [(), (b'a',), (b'a', 0), (b'a', 0, None), (b'a', 0, {}), (b'a', 0, {'x': 1}), (b'a', 0, [1]), (b'a', 0, 5), (b'a', -1, None), (b'a', 1 << 70, None), (b'a', 'x', None), (b'a', None, None), (b'a', 1.0, None), (b'a', Index(1), None), ('a', 0, None), (None, 0, None), (5, 0, None), (bytearray(b'a'), 9, None), (b'a', 0, None, 1), [b'a', 0, None], 5, None, 'abc', {}]:
    stream = io.BytesIO(b'abcd')
    show(('state', state), stream.__setstate__, state)
    show('   ', lambda: (stream.getvalue(), stream.tell(), stream.__dict__))
for arguments, keywords in [((), {'initial_bytes': b'a'}), ((b'a',), {'initial_bytes': b'a'}), ((), {'x': 1}), ((1, 2), {}), (('a',), {}), ((5,), {}), (([1],), {}), ((memoryview(b'ab')[::2],), {}), ((memoryview(b'abcd').cast('H'),), {}), ((None,), {})]:
    show(('new', len(arguments), keywords), lambda: io.BytesIO(*arguments, **keywords).getvalue())
stream = io.BytesIO(b'one\ntwo\n')
stream.extra = 5
copy = pickle.loads(pickle.dumps(stream))
print(copy.extra, copy.readline(), copy.__getstate__())
for f in [lambda: stream.seek(1 << 31), lambda: stream.seek(0, 3), lambda: stream.seek(0, -1), lambda: stream.seek(1, 1), lambda: stream.seek(-9, 1), lambda: stream.seek(-9, 2), lambda: stream.seek((1 << 31) - 1), lambda: stream.seek(1, 1), lambda: stream.tell(), lambda: stream.write(b'x'), lambda: stream.read(), lambda: stream.truncate(1 << 31), lambda: stream.seek(0) or stream.readlines(-1), lambda: stream.seek(0) or stream.readlines(1), lambda: stream.seek(0) or stream.readlines(None),
          lambda: stream.fileno(), lambda: stream.mode, lambda: stream.name, lambda: stream.detach(), lambda: setattr(stream, 'closed', 1), lambda: stream.readinto(b'ab'), lambda: stream.readinto(memoryview(bytearray(4))[::2]), lambda: stream.readinto(memoryview(bytearray(4)).cast('H')), lambda: stream.readinto(), lambda: stream.__exit__(), lambda: hash(stream) is None, lambda: stream < stream, lambda: len(stream), lambda: stream[0], lambda: bytes(stream)]:
    show('call', f)
