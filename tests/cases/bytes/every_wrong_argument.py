"""What bytes and bytearray say about wrong arguments of each of their methods."""


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return f'Index({self.value!r})'


said = {}


def show(text, f, *arguments, **keywords):
    """Prints what is an error; the same of one method and type only once."""
    try:
        f(*arguments, **keywords)
    except Exception as error:
        message = f'{type(error).__name__}: {error}'
        if said.setdefault((text[:2], message), text) is text:
            print(text, message)


wrong = [None, 5, -1, 1 << 70, 1.5, 'a', b'a', b'', [1], (b'a',), (5,), Index(97), Index('x'), True]
methods = [name for name in dir(bytearray) if not name.startswith('_')]
for kind in (bytes, bytearray):
    for name in methods:
        if not hasattr(kind, name):
            continue
        for arguments in [()] + [(x,) for x in wrong] + [(b'a', x) for x in wrong] + [(b'a', 0, x) for x in wrong[:6]] + [(b'a', b'b', x) for x in wrong[:5]] + [(1, 2, 3, 4)]:
            if name == 'resize' and arguments and arguments[0] == 1 << 70:
                continue
            value = kind(b'abca')
            show((kind.__name__, name, arguments), getattr(value, name), *arguments)
        for keywords in ({'x': 1}, {'sep': b'b'}, {'encoding': 5}, {'errors': 5}, {'tabsize': 'a'}, {'keepends': 'a'}, {'delete': 5}, {'maxsplit': 'a'}, {'count': 1}):
            value = kind(b'abca')
            show((kind.__name__, name, keywords), getattr(value, name), **keywords)
    for arguments, keywords in [((5, 'utf-8'), {}), ((b'a', 'utf-8'), {}), (('a',), {}), (('a', 5), {}), (('a', 'utf-8', 5), {}), (('a', 'no-such'), {}), (('é', 'ascii'), {}), (('é', 'ascii', 'nothing'), {}), ((-1,), {}), ((1 << 70,), {}), ((1.5,), {}), ((None,), {}), (([256],), {}), (([-1],), {}), ((['a'],), {}), (([1 << 70],), {}), (([Index(5)],), {}),
                                ((Index(3),), {}), ((Index('x'),), {}), ((Index(-1),), {}), ((), {'encoding': 'ascii'}), ((), {'errors': 'strict'}), ((), {'source': b'a'}), ((b'a',), {'source': b'b'}), ((), {'x': 1}), ((1, 2, 3, 4), {}), (('a', 'ascii'), {'errors': None}), (('a', 'a\0b'), {}), (((1, 2),), {}), (({1: 2},), {}), (({1},), {}), ((range(3),), {}), ((object,), {}), ((1 << 31,), {})]:
        show((kind.__name__, arguments, keywords), kind, *arguments, **keywords)
    value = kind(b'abc')
    for key in (5, -4, 1 << 70, 1.0, None, 'a', (0, 1), slice('a'), slice(0, 1, 0), slice(None, None, 1 << 70), Index(1), Index('x'), Index(9)):
        show((kind.__name__, 'get', repr(key)), lambda: value[key])
        show((kind.__name__, 'set', repr(key)), lambda: kind(b'abc').__setitem__(key, 65) if kind is bytearray else value.__setitem__)
        show((kind.__name__, 'del', repr(key)), lambda: kind(b'abc').__delitem__(key) if kind is bytearray else value.__delitem__)
    for operand in (5, 'a', None, [1], 1.5, Index(2), b'x', 1 << 70, -1):
        for name in ('__add__', '__mul__', '__rmul__', '__mod__', '__rmod__', '__lt__', '__eq__', '__contains__', '__iadd__', '__imul__'):
            if hasattr(value, name) and not (operand == 1 << 70 and name == 'x'):
                show((kind.__name__, name, operand), getattr(kind(b'abc'), name), operand)
        show((kind.__name__, '+', operand), lambda: value + operand)
        show((kind.__name__, 'r+', operand), lambda: operand + value)
        show((kind.__name__, '<', operand), lambda: value < operand)
        show((kind.__name__, 'in', operand), lambda: operand in value)
    for template, values in [(b'%d', ()), (b'%d', 'a'), (b'%d', (1, 2)), (b'%s', 'a'), (b'%s', 5), (b'%b', None), (b'%b', 'a'), (b'%c', 256), (b'%c', b'ab'), (b'%c', 'a'), (b'%c', -1), (b'%c', 1.5), (b'%c', bytearray(b'xy')), (b'%x', 1.5), (b'%e', 'a'), (b'%f', None), (b'%q', 1), (b'%', ()), (b'%(a)s', {}), (b'%(a)s', {'a': 1}), (b'%(a)s', {b'a': 5}), (b'%(a', {b'a': 1}), (b'%(a)s', 5), (b'%*d', ('a', 1)),
                             (b'%*d', (1,)), (b'%.*f', (1, 2.5)), (b'%-99999999999d', 1), (b'%.99999999999d', 1), (b'%a', 'é'), (b'%r', 'é'), (b'%i%%', 5), (b'%%', 5), (b'abc', 5), (b'abc', ()), (b'abc', {}), (b'%s %s', b'x'), (b'%o', 1 << 70), (b'%5b|', b'x'), (b'%-5s|', b'x'), (b'%.1s', b'xyz'), (b'% d', 5), (b'%+d', 5), (b'%#x', 255), (b'%05d', -5), (b'%g', 1e300), (b'%l', 1), (b'%ld', 1), (b'%c', Index(65)), (b'%d', Index(65)), (b'%x', Index(255))]:
        show((kind.__name__, '%', template, values), lambda: kind(template) % values)
for arguments in [(b'a', b'b'), (b'ab', b'c'), ('a', b'b'), (b'a', 5), (b'',), (b'a',), ()]:
    show(('maketrans', arguments), lambda: len(bytes.maketrans(*arguments)))
for table in (b'a' * 255, b'a' * 256, None, 5, 'a', b'', bytearray(256), memoryview(bytes(256))):
    show('translate', bytes(b'abc').translate, table)
for text in ('', 'a', 'ab', 'a b', 'ab c', 'zz', 'é0', '00é', ' 00 ', 'ab\u3000cd', b'ab', b'a', b'zz', bytearray(b'ab'), 5, None, ['ab'], 'ab' * 3 + 'x'):
    show(('fromhex', text), bytes.fromhex, text)
    show(('bytearray.fromhex', text), bytearray.fromhex, text)
for separator, group in [('é', 1), ('::', 1), ('', 1), (b':', 2), (5, 1), (':', 'a'), (':', 1 << 70), (None, 1), (':', 0), (':', -2), (':', None)]:
    show(('hex', separator, group), b'abc'.hex, separator, group)
