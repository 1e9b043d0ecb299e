"""PickleBuffer, memoryviews of classes with `__buffer__`, and collections.abc.Buffer: what is one, and every wrong call."""
import array
import io
import mmap
import pickle
import types
import typing
import weakref
from collections.abc import Buffer
from pickle import PickleBuffer


def show(text, f, *arguments, **keywords):
    try:
        answer = f(*arguments, **keywords)
        print(text, answer.tolist() if isinstance(answer, memoryview) else type(answer).__name__ if isinstance(answer, PickleBuffer) else repr(answer))
    except Exception as error:
        print(text, type(error).__name__, error)


class Plain:
    pass


class Lender:
    def __init__(self, answer):
        self.answer = answer

    def __buffer__(self, flags):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Releaser(Lender):
    def __release_buffer__(self, view):
        print('    release', view.tolist())


class No(bytearray):
    __buffer__ = None


class Undone(Lender):
    __buffer__ = None


class Static:
    @staticmethod
    def __buffer__(flags):
        return memoryview(b'static')


class OfClass:
    @classmethod
    def __buffer__(cls, flags):
        return memoryview(b'of class')


class Descriptor:
    @property
    def __buffer__(self):
        return lambda flags: memoryview(b'property')


class Slots:
    __slots__ = ('__buffer__',)


class Meta(type):
    def __buffer__(cls, flags):
        return memoryview(b'meta')


class Made(metaclass=Meta):
    pass


class Registered:
    pass


Buffer.register(Registered)


class Derived(Buffer):
    def __buffer__(self, flags):
        return memoryview(b'derived')


class Abstract(Buffer):
    pass


on_instance = Plain()
on_instance.__buffer__ = lambda flags: memoryview(b'instance')
slots = Slots()
slots.__buffer__ = lambda flags: memoryview(b'slots')
exporters = {'bytes': b'a', 'bytearray': bytearray(b'a'), 'array': array.array('b'), 'memoryview': memoryview(b''), 'PickleBuffer': PickleBuffer(b'a'), 'mmap': mmap.mmap(-1, 1), 'BytesIO': io.BytesIO(), 'str': 'a', 'int': 1, 'list': [1], 'Plain': Plain(), 'Lender': Lender(memoryview(b'ab')), 'Releaser': Releaser(memoryview(b'ab')),
             'No': No(b'ab'), 'Undone': Undone(1), 'Static': Static(), 'OfClass': OfClass(), 'Descriptor': Descriptor(), 'Slots': slots, 'Made': Made, 'instance of Made': Made(), 'Registered': Registered(), 'Derived': Derived(), 'instance attribute': on_instance}
for name, exporter in exporters.items():
    print(name, isinstance(exporter, Buffer), issubclass(type(exporter), Buffer))
    show('   memoryview', lambda: memoryview(exporter))
    show('   bytes', lambda: bytes(exporter)[:9])
    show('   PickleBuffer', lambda: PickleBuffer(exporter).raw())
show('Buffer()', Buffer)
show('Abstract()', Abstract)
print(Buffer.__abstractmethods__, Buffer.__name__, Buffer.__module__, Buffer.__doc__, typing.get_type_hints(Buffer.__buffer__))
show('Buffer.__buffer__', Buffer.__buffer__, b'a', 0)
show('union', lambda: Buffer | None)
show('subscript', lambda: Buffer[int])
for answer in (None, b'a', bytearray(b'a'), 5, memoryview(bytearray(b'ab'))[::2], memoryview(b'abcd').cast('i'), memoryview(b'abcd').cast('B', (2, 2)), ValueError('no'), TypeError('no'), BufferError('no'), KeyboardInterrupt):
    for kind in (Lender, Releaser):
        exporter = kind(answer if answer is not KeyboardInterrupt else OSError('late'))
        print(kind.__name__, answer if not isinstance(answer, memoryview) else answer.shape)
        show('   memoryview', lambda: memoryview(exporter))
        show('   bytes', lambda: bytes(exporter))
        show('   join', lambda: b'-'.join([exporter, exporter]))
        show('   ==', lambda: memoryview(b'ab') == exporter)
        show('   readinto', lambda: io.BytesIO(b'x').readinto(exporter))
        show('   slice', lambda: memoryview(bytearray(2)).__setitem__(slice(0, 2), exporter))
        show('   obj', lambda: type(memoryview(exporter).obj).__name__)
released = memoryview(b'ab')
released.release()
show('released', memoryview, Lender(released))
held = PickleBuffer(bytearray(b'abc'))
for f in [lambda: PickleBuffer(), lambda: PickleBuffer(1), lambda: PickleBuffer('a'), lambda: PickleBuffer(None), lambda: PickleBuffer(b'a', b'b'), lambda: PickleBuffer(buffer=b'a'), lambda: held.raw(1), lambda: held.release(1), lambda: held.raw(), lambda: held.x, lambda: setattr(held, 'x', 1), lambda: len(held), lambda: held[0], lambda: held == held, lambda: held == PickleBuffer(b'abc'), lambda: hash(held) is None, lambda: weakref.ref(held)() is held,
          lambda: iter(held), lambda: type('Sub', (PickleBuffer,), {}), lambda: pickle.dumps(held, 4), lambda: pickle.dumps(held, 5), lambda: pickle.dumps(PickleBuffer(b'a'), 5), lambda: pickle.dumps(PickleBuffer(memoryview(b'abcd')[::2]), 5), lambda: pickle.dumps(held, 5, buffer_callback=lambda b: True), lambda: pickle.dumps(held, 5, buffer_callback=lambda b: False), lambda: pickle.dumps(held, 4, buffer_callback=lambda b: False), lambda: pickle.dumps(held, 5, buffer_callback=5),
          lambda: pickle.loads(pickle.dumps(held, 5, buffer_callback=lambda b: None)), lambda: pickle.loads(pickle.dumps(held, 5, buffer_callback=lambda b: None), buffers=[]), lambda: pickle.loads(pickle.dumps(held, 5, buffer_callback=lambda b: None), buffers=[5]), lambda: pickle.loads(pickle.dumps(held, 5, buffer_callback=lambda b: None), buffers=5), lambda: pickle.loads(pickle.dumps(PickleBuffer(b'ab'), 5, buffer_callback=lambda b: None), buffers=[bytearray(b'xy')]),
          lambda: held.release(), lambda: held.release(), lambda: held.raw(), lambda: memoryview(held), lambda: pickle.dumps(held, 5), lambda: PickleBuffer(held), lambda: bytes(held), lambda: PickleBuffer.__buffer__(held, 0)]:
    show('PickleBuffer', f)
