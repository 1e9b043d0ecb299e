"""`__release_buffer__` called by hand gives a view's export back early, once."""
import array
import io
import pickle


def attempt(text, f, *arguments, **keywords):
    try:
        print(text, f(*arguments, **keywords))
    except BaseException as error:
        print(text, type(error).__name__, error)


def resize(exporter):
    if isinstance(exporter, io.BytesIO):
        exporter.write(b'123456')
    else:
        exporter.extend(b'12345678')


for kind, make in [('bytearray', lambda: bytearray(b'abcd')), ('array', lambda: array.array('H', b'abcd'))]:
    a = make()
    view = a.__buffer__(284)
    attempt('locked', resize, a)
    attempt('release', a.__release_buffer__, view)
    attempt('free', resize, a)
    attempt('released view', lambda: view[0])
    attempt('again', a.__release_buffer__, view)
    attempt('by the view', view.release)
    a = make()
    view = memoryview(a)
    sub = view[1:]
    attempt('view with a slice', a.__release_buffer__, view)
    attempt('slice', lambda: bytes(sub))
    attempt('locked', resize, a)
    attempt('release the slice', a.__release_buffer__, sub)
    attempt('locked', resize, a)
    other = make()
    attempt('of another', other.__release_buffer__, memoryview(a))
    outer = memoryview(make())
    inner = memoryview(outer)
    attempt('of a view', outer.__release_buffer__, inner) if hasattr(outer, '__release_buffer__') else print('none')
    for what in (None, b'a', a, memoryview(b'a'), memoryview(other), 5):
        attempt(type(what).__name__, a.__release_buffer__, what)
    attempt('no argument', a.__release_buffer__)
    attempt('keyword', lambda: a.__release_buffer__(buffer=memoryview(a)))
    attempt('unbound', type(a).__release_buffer__, 5, memoryview(a))
    attempt('unbound', type(a).__buffer__, 5, 0)
    attempt('unbound', type(a).__buffer__)

for name in ('bytes', 'BytesIO', 'getbuffer', 'PickleBuffer'):
    exporter = {'bytes': b'ab', 'BytesIO': io.BytesIO(b'ab'), 'getbuffer': io.BytesIO(b'ab').getbuffer(), 'PickleBuffer': pickle.PickleBuffer(bytearray(b'ab'))}[name]
    print(name, hasattr(exporter, '__buffer__'), hasattr(exporter, '__release_buffer__'))
    if hasattr(exporter, '__buffer__'):
        view = exporter.__buffer__(0)
        print(view.obj if name == 'bytes' else type(view.obj).__name__, view.tolist())
        if hasattr(exporter, '__release_buffer__'):
            attempt('release', exporter.__release_buffer__, view)
            attempt('view', lambda: view.tolist())
            attempt('again', exporter.__release_buffer__, view)
stream = io.BytesIO(b'abcd')
view = stream.getbuffer()
hidden = view.obj
print(type(hidden).__name__, hasattr(hidden, '__buffer__'))
second = hidden.__buffer__(0)
attempt('locked', resize, stream)
attempt('release', hidden.__release_buffer__, second)
attempt('locked', resize, stream)
attempt('release', hidden.__release_buffer__, view)
attempt('free', resize, stream)
attempt('after', lambda: hidden.__buffer__(0).tolist())
print(stream.getvalue())
b = pickle.PickleBuffer(bytearray(b'ab'))
b.release()
attempt('released PickleBuffer', b.__buffer__, 0)
v = memoryview(bytearray(b'ab'))
v.release()
attempt('released view', v.__buffer__, 0)
attempt('released view', v.__release_buffer__, v)


class Sub(bytearray):
    def __buffer__(self, flags):
        print('get', flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('release', view.tolist())
        super().__release_buffer__(view)


s = Sub(b'abc')
with memoryview(s) as view:
    attempt('locked', s.append, 1)
attempt('free', s.append, 1)
view = s.__buffer__(0)
s.__release_buffer__(view)
attempt('released', lambda: view.tolist())
attempt('free', s.append, 1)
