"""The memoryview that a subclass's `__release_buffer__` is given of a native export: it may be read and written, but not passed on."""
import array
import pickle
import struct


def attempts(view):
    def show(text, f):
        try:
            print('   ', text, f())
        except BaseException as error:
            print('   ', text, type(error).__name__, error)
    show('obj', lambda: view.obj)
    show('bytes()', lambda: bytes(view))
    show('tobytes', lambda: view.tobytes())
    show('tolist', lambda: view.tolist())
    show('item', lambda: view[0])
    show('slice', lambda: view[1:])
    show('whole slice', lambda: view[:])
    show('memoryview', lambda: memoryview(view))
    show('cast', lambda: view.cast('b'))
    show('toreadonly', lambda: view.toreadonly())
    show('__buffer__', lambda: view.__buffer__(0))
    show('list', lambda: list(view))
    show('iter', lambda: next(iter(view)))
    show('reversed', lambda: next(reversed(view)))
    show('in', lambda: 98 in view)
    show('hash', lambda: hash(view))
    show('hex', lambda: view.hex())
    show('==', lambda: view == b'abc')
    show('== itself', lambda: view == view)
    show('set', lambda: view.__setitem__(0, 120))
    show('set slice', lambda: view.__setitem__(slice(0, 2), b'yz'))
    show('set from itself', lambda: view.__setitem__(slice(0, 2), view))
    show('struct', lambda: struct.unpack_from('B', view))
    show('bytearray', lambda: bytearray(view))
    show('join', lambda: b''.join([view]))
    show('index', lambda: view.index(122))
    show('count', lambda: view.count(122))
    show('PickleBuffer', lambda: pickle.PickleBuffer(view))
    show('facts', lambda: (view.format, view.shape, view.strides, view.suboffsets, view.readonly, view.nbytes, view.contiguous, len(view)))
    show('with', lambda: view.__enter__() is view)
    show('repr', lambda: repr(view)[:11])


kept = []


class Sub(bytearray):
    def __release_buffer__(self, view):
        print('release')
        attempts(view)
        super().__release_buffer__(view)
        print('still', view.tolist())
        kept.append(view)


s = Sub(b'abc')
view = memoryview(s)
view.release()
try:
    print(kept[0][0])
except ValueError as error:
    print(error)
s.append(1)
print(s)


class Both(array.array):
    def __buffer__(self, flags):
        print('get', flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('release', view.obj, view.tolist())
        super().__release_buffer__(view)


b = Both('H', [1, 2])
with memoryview(b) as view:
    print(view.obj is b, view.format)
print(bytes(b))
b.append(3)
view = b.__buffer__(284)
print(view.obj is b)
del view
b.append(4)
view = b.__buffer__(0)
b.__release_buffer__(view)
b.append(5)
print(b)


class Early(bytearray):
    def __release_buffer__(self, view):
        print('early', view.tolist())
        try:
            self.append(1)
        except BufferError as error:
            print(error)
        raise ValueError('not now')


e = Early(b'e')
memoryview(e).release()
print(e)


class Elsewhere:
    def __init__(self):
        self.data = bytearray(b'else')

    def __buffer__(self, flags):
        self.view = memoryview(self.data)
        return self.view

    def __release_buffer__(self, view):
        print('release', view is self.view, view.tolist(), type(view.obj).__name__)
        view[:1]
        self.view = None


e = Elsewhere()
with memoryview(e) as view:
    print(view.tolist())
try:
    e.data.append(1)
except BufferError as error:
    print(error)
del e.view
print(bytes(e))


class Grand(Sub):
    def __release_buffer__(self, view):
        print('grand')
        super().__release_buffer__(view)


kept.clear()
g = Grand(b'abc')
memoryview(g).release()
