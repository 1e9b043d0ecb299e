"""`__buffer__` called by hand, with every set of flags there is and with odd values, for each exporter."""
import array
import io
import pickle


def facts(view):
    with view:
        return (view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly, view.nbytes,
                view.c_contiguous, view.f_contiguous, view.contiguous, bytes(view))


def ranges(numbers):
    out = []
    for n in numbers:
        if out and out[-1][1] == n - 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return ' '.join(f'{a}-{b}' if a != b else str(a) for a, b in out)


def table(name, exporter):
    found = {}
    for flags in range(0x400):
        try:
            outcome = facts(exporter.__buffer__(flags))
        except Exception as error:
            outcome = f'{type(error).__name__}: {error}'
        found.setdefault(outcome, []).append(flags)
    print(name)
    for outcome, flags in found.items():
        print('   ', outcome, '\n       ', len(flags), ranges(flags))


class Whole:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


class Sub(bytearray):
    def __buffer__(self, flags):
        return super().__buffer__(flags)


stream = io.BytesIO(b'abc')
exporters = {
    'bytes': b'abc', 'bytes of nothing': b'', 'bytearray': bytearray(b'abcd'), 'bytearray of nothing': bytearray(),
    'array b': array.array('b', b'abcd'), 'array d': array.array('d', [1.5]), 'array w': array.array('w', 'ab'), 'array i of nothing': array.array('i'),
    'view of bytes': memoryview(b'abcdef'), 'view of bytearray': memoryview(bytearray(b'abcdef')), 'strided view': memoryview(bytearray(b'abcdef'))[::2],
    'backward view': memoryview(b'abcdef')[::-1], 'view of two dimensions': memoryview(bytearray(b'abcdef')).cast('B', (2, 3)),
    'sliced view of two dimensions': memoryview(bytearray(b'abcdef')).cast('B', (2, 3))[::2],
    'view of no dimensions': memoryview(b'\1\0\0\0').cast('i', ()), 'view of H': memoryview(bytearray(4)).cast('H'), 'view of @H': memoryview(bytearray(4)).cast('@H'),
    'one item, strided': memoryview(b'abcd')[::4], 'no item, strided': memoryview(b'abcd')[4::2], 'view read only': memoryview(bytearray(b'ab')).toreadonly(),
    'getbuffer': stream.getbuffer(), 'PickleBuffer of bytes': pickle.PickleBuffer(b'ab'), 'PickleBuffer of bytearray': pickle.PickleBuffer(bytearray(b'ab')),
    'PickleBuffer of a strided view': pickle.PickleBuffer(memoryview(bytearray(b'abcdef'))[::2]), 'Sub': Sub(b'ab'), 'Whole bytes': Whole(b'ab'), 'Whole bytearray': Whole(bytearray(b'ab')),
}
for name, exporter in exporters.items():
    table(name, exporter)

odd = [-1, 1 << 31, (1 << 31) - 1, 1 << 32, 1 << 64, -(1 << 31), -(1 << 31) - 1, 1.0, None, '1', True, 0x400, 0x800, 0x404, 1 << 16]


class Index:
    def __index__(self):
        return 284


for name in ('bytes', 'bytearray', 'array d', 'strided view', 'PickleBuffer of bytes', 'Sub'):
    for flags in odd + [Index()]:
        try:
            print(name, flags if not isinstance(flags, Index) else 'Index', facts(exporters[name].__buffer__(flags)))
        except Exception as error:
            print(name, flags, type(error).__name__, error)
    for arguments, keywords in [((), {}), ((1, 2), {}), ((), {'flags': 0})]:
        try:
            print(type(exporters[name].__buffer__(*arguments, **keywords)).__name__)
        except Exception as error:
            print(name, arguments, keywords, type(error).__name__, error)
for name in ('bytes', 'bytearray', 'array d', 'strided view', 'PickleBuffer of bytes', 'Sub', 'Whole bytes'):
    exporter = exporters[name]
    print(name, hasattr(exporter, '__release_buffer__'), hasattr(exporter, '__buffer__'))
for kind in (bytes, bytearray, array.array, memoryview, pickle.PickleBuffer, io.BytesIO, type(io.BytesIO().getbuffer().obj), Sub, Whole, str, int):
    print(kind.__name__, '__buffer__' in vars(kind), '__release_buffer__' in vars(kind), [type(vars(kind)[n]).__name__ for n in ('__buffer__', '__release_buffer__') if n in vars(kind)])
    for n in ('__buffer__', '__release_buffer__'):
        if n in vars(kind) and kind not in (Sub, Whole):
            print('   ', vars(kind)[n].__doc__, vars(kind)[n].__qualname__, repr(vars(kind)[n]))
exporters['getbuffer'].release()
