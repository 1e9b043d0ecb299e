"""What an array says about items that do not fit, initial values, and calls that make no sense."""
import array
import io
import re
import warnings

warnings.simplefilter('ignore')


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Float:
    def __float__(self):
        return 2.5


def show(text, f, *arguments, **keywords):
    try:
        print(text, repr(f(*arguments, **keywords)))
    except Exception as error:
        print(text, type(error).__name__, error)


limits = [-(1 << 64), -(1 << 63) - 1, -(1 << 63), -(1 << 31) - 1, -(1 << 31), -(1 << 15) - 1, -(1 << 15), -129, -128, -1, 0, 127, 128, 255, 256, (1 << 15) - 1, 1 << 15,
          (1 << 16) - 1, 1 << 16, (1 << 31) - 1, 1 << 31, (1 << 32) - 1, 1 << 32, (1 << 63) - 1, 1 << 63, (1 << 64) - 1, 1 << 64]
for code in 'bBhHiIlLqQ':
    for value in limits:
        a = array.array(code, [7])
        try:
            a[0] = value
        except OverflowError as error:
            print(code, value, error)
        else:
            print(code, value, a[0])
for code in array.typecodes:
    for value in ('x', 'xy', '', b'x', None, 1.5, [1], Index(5), Index(1 << 70), Index('a'), Float(), True, 10 ** 400, float('nan'), 1e300):
        shown = type(value).__name__ + (repr(value) if isinstance(value, (str, bytes, float)) else '')
        show((code, shown), lambda: array.array(code, [value]).tolist())
        for name in ('append', 'remove', 'index', 'count'):
            a = array.array(code)
            show(name, getattr(a, name), value)
for arguments in [(), ('i', [], 1), ('i', 5), (5,), ('ii',), ('',), ('x',), ('\0',), ('\xff',), ('\U0001d400',), (b'i',), (None,), ('i', 'text'), ('w', b'text'), ('w', b'tex'), ('i', b'abc'), ('i', bytearray(b'abcd')), ('w', ['a', 'bc']), ('i', ['a']), ('u', array.array('w', 'a')),
                  ('w', array.array('u', 'a')), ('i', array.array('w', 'a')), ('i', array.array('d', [1.5])), ('d', array.array('i', [1])), ('i', range(3)), ('i', {1: 2}), ('i', None), ('w', 5), ('w', ''), ('i', memoryview(b'abcd')), ('B', memoryview(b'abcd')), ('i', ()), ('i', iter([1, 'x'])), ('i', Index(1))]:
    show(re.sub(' at 0x[0-9a-f]*', '', str(arguments)), array.array, *arguments)
show('keyword', array.array, typecode='i')
show('keyword', array.array, 'i', initializer=[])


class Sub(array.array):
    def __init__(self, *arguments, **keywords):
        print('init', arguments, keywords)


show('Sub', Sub, 'i', [1], more=2)
a = array.array('i', [1, 2, 3])
for name, arguments in [('append', ()), ('append', (1, 2)), ('extend', ()), ('extend', (5,)), ('extend', ('ab',)), ('insert', (0,)), ('insert', ('0', 1)), ('insert', (1 << 70, 1)), ('insert', (None, 1)), ('pop', ('0',)), ('pop', (3,)), ('pop', (-4,)), ('pop', (1 << 70,)), ('pop', (1, 2)), ('remove', (9,)), ('index', (9,)),
                        ('index', (1, 1)), ('index', (1, 'a')), ('index', (1, 0, 'a')), ('index', (1, None)), ('index', (1, -9, 1 << 70)), ('index', ()), ('tobytes', (1,)), ('tolist', (1,)), ('tounicode', ()), ('fromunicode', ('a',)), ('fromunicode', (5,)), ('fromlist', ((1,),)), ('fromlist', (None,)), ('frombytes', ('a',)),
                        ('frombytes', (b'abc',)), ('frombytes', (None,)), ('frombytes', (array.array('i', [1]),)), ('fromfile', (io.BytesIO(b'abc'), 1)), ('fromfile', (io.BytesIO(b'abcde'), 2)), ('fromfile', (io.BytesIO(b'abc'), -1)), ('fromfile', (io.BytesIO(b'abc'), 'a')), ('fromfile', (5, 1)), ('fromfile', (io.StringIO('abcd'), 1)), ('fromfile', ()),
                        ('fromfile', (io.BytesIO(b'abc'), 1 << 30)), ('tofile', (5,)), ('tofile', (io.StringIO(),)), ('tofile', ()), ('byteswap', (1,)), ('reverse', (1,)), ('clear', (1,)), ('buffer_info', (1,)), ('__reduce_ex__', ('a',)), ('__reduce_ex__', ()), ('__reduce_ex__', (None,)), ('__reduce_ex__', (1 << 70,)), ('__copy__', (1,)), ('__deepcopy__', ()), ('count', ()), ('__class_getitem__', (int,))]:
    b = array.array('i', a)
    show((name, arguments if name not in ('fromfile', 'tofile') else len(arguments)), getattr(b, name), *arguments)
for key in ('a', 1.0, None, 3, -4, 1 << 70, -(1 << 70), (0, 1), slice('a'), slice(None, None, 0), Index(1), Index('x')):
    text = type(key).__name__ + (repr(key) if not isinstance(key, Index) else '')
    b = array.array('i', a)
    show(('get', text), lambda: b[key])
    show(('set', text), lambda: b.__setitem__(key, 5))
    show(('del', text), lambda: b.__delitem__(key))
for value in (5, [1], 'a', None, b'abcd', array.array('h', [1]), array.array('i'), memoryview(b'abcd'), (1,)):
    b = array.array('i', a)
    text = repr(value) if not isinstance(value, memoryview) else 'view'
    show(('slice', text), lambda: b.__setitem__(slice(0, 1), value))
    show(('step', text), lambda: b.__setitem__(slice(0, 3, 2), value))
    show(('+', text), lambda: b + value)
    show(('+=', text), lambda: b.__iadd__(value))
    show(('*', text), lambda: b * value)
    show(('<', text), lambda: b < value)
    show(('==', text), lambda: b == value)
    show(('in', text), lambda: value in b)
for size in (1 << 29, 1 << 31, 1 << 70, -1):
    show(('*', size), lambda: a * size)
    show(('*=', size), lambda: array.array('i', a).__imul__(size))
for f in (lambda: hash(a), lambda: a(), lambda: a.x, lambda: setattr(a, 'typecode', 'b'), lambda: delattr(a, 'itemsize'), lambda: -a, lambda: a & a, lambda: a @ a, lambda: int(a), lambda: float(a), lambda: iter(a).__setstate__('x'), lambda: iter(a).__reduce__()[1:], lambda: next(iter(array.array('i')))):
    show('other', f)


class Reader:
    def __init__(self, answer):
        self.answer = answer

    def read(self, n):
        return self.answer


for answer in ('text', None, b'abcdefgh', b'abcdefghijkl', bytearray(b'abcd'), b'', [1]):
    b = array.array('i')
    show(('read', answer), b.fromfile, Reader(answer), 2)
    print(b)


class Writer:
    def write(self, data):
        print(type(data).__name__, len(data))
        return None


array.array('H', range(5)).tofile(Writer())
array.array('B', bytes(70000)).tofile(Writer())
