"""Which operations need the lock and which do not: each exporter, each mutator, with a view out and without, empty and not, with arguments
that change nothing and with some that do."""
import array
import io
import mmap


def outcome(change, exporter):
    try:
        answer = change(exporter)
    except Exception as error:
        return f'{type(error).__name__}: {error}'
    return repr(answer) if answer is not exporter else 'itself'


def iadd(x):
    def f(e):
        e += x(e) if callable(x) else x
        return e
    return f


def imul(n):
    def f(e):
        e *= n
        return e
    return f


def set_(key, value):
    def f(e):
        e[key] = value(e) if callable(value) else value
    return f


def del_(key):
    def f(e):
        del e[key]
    return f


s = slice
bytearray_changes = {
    'append(1)': lambda b: b.append(1), 'append(300)': lambda b: b.append(300), 'append("")': lambda b: b.append(''), 'extend(b"")': lambda b: b.extend(b''), 'extend(b"x")': lambda b: b.extend(b'x'),
    'extend([])': lambda b: b.extend([]), 'extend([1])': lambda b: b.extend([1]), 'extend([300])': lambda b: b.extend([300]), 'extend(iter)': lambda b: b.extend(iter(())), 'extend(self)': lambda b: b.extend(b),
    'extend(5)': lambda b: b.extend(5), 'extend(str)': lambda b: b.extend('a'), 'extend(view of itself)': lambda b: b.extend(memoryview(b)), 'insert(0, 1)': lambda b: b.insert(0, 1), 'insert(9, 300)': lambda b: b.insert(9, 300),
    'insert(0, "")': lambda b: b.insert(0, ''), 'pop()': lambda b: b.pop(), 'pop(9)': lambda b: b.pop(9), 'pop(0)': lambda b: b.pop(0), 'remove(97)': lambda b: b.remove(97), 'remove(7)': lambda b: b.remove(7), 'remove(300)': lambda b: b.remove(300),
    'clear()': lambda b: b.clear(), 'reverse()': lambda b: b.reverse(), 'copy()': lambda b: bytes(b.copy()), 'resize(len)': lambda b: b.resize(len(b)), 'resize(0)': lambda b: b.resize(0), 'resize(9)': lambda b: b.resize(9),
    'resize(-1)': lambda b: b.resize(-1), 'resize(None)': lambda b: b.resize(None), '+= b""': iadd(b''), '+= b"x"': iadd(b'x'), '+= itself': iadd(lambda b: b), '+= 5': iadd(5), '+= ""': iadd(''), '*= 1': imul(1), '*= 0': imul(0), '*= -1': imul(-1), '*= 2': imul(2),
    '*= 1.0': imul(1.0), '*= huge': imul(1 << 30), 'b[0] = 1': set_(0, 1), 'b[0] = 300': set_(0, 300), 'b[9] = 1': set_(9, 1), 'b[:] = b[:]': set_(s(None), lambda b: b[:]), 'b[:] = itself': set_(s(None), lambda b: b), 'b[:] = b""': set_(s(None), b''),
    'b[0:0] = b""': set_(s(0, 0), b''), 'b[0:0] = b"x"': set_(s(0, 0), b'x'), 'b[1:3] = b"xy"': set_(s(1, 3), b'xy'), 'b[1:3] = b"x"': set_(s(1, 3), b'x'), 'b[1:3] = b"xyz"': set_(s(1, 3), b'xyz'), 'b[9:] = b""': set_(s(9, None), b''), 'b[3:1] = b""': set_(s(3, 1), b''),
    'b[::2] = b"xy"': set_(s(None, None, 2), b'xy'), 'b[::2] = b"x"': set_(s(None, None, 2), b'x'), 'b[::2] = b""': set_(s(None, None, 2), b''), 'b[::-1] = itself': set_(s(None, None, -1), lambda b: b), 'b[9::2] = b""': set_(s(9, None, 2), b''), 'b[1:3] = [1, 2]': set_(s(1, 3), [1, 2]),
    'b[1:3] = [300]': set_(s(1, 3), [300]), 'b[1:3] = 5': set_(s(1, 3), 5), 'b[1:3] = "ab"': set_(s(1, 3), 'ab'), 'del b[0]': del_(0), 'del b[9]': del_(9), 'del b[:]': del_(s(None)), 'del b[0:0]': del_(s(0, 0)), 'del b[9:]': del_(s(9, None)), 'del b[3:1]': del_(s(3, 1)), 'del b[::2]': del_(s(None, None, 2)),
    'del b[::-1]': del_(s(None, None, -1)), 'del b[9::2]': del_(s(9, None, 2)), 'del b[1:2:5]': del_(s(1, 2, 5)), 'del b["a"]': del_('a'), '__init__()': lambda b: b.__init__(), '__init__(b"")': lambda b: b.__init__(b''), '__init__(b"abcd")': lambda b: b.__init__(b'abcd'), '__init__(0)': lambda b: b.__init__(0),
    '__init__(4)': lambda b: b.__init__(4), '__init__(-1)': lambda b: b.__init__(-1), '__init__("a")': lambda b: b.__init__('a'), '__init__([])': lambda b: b.__init__([]), '__init__(itself)': lambda b: b.__init__(b), 'take_bytes': lambda b: b.take_bytes(), '__setstate__': lambda b: b.__setstate__(None),
    'join': lambda b: b.join([b, b'x']), 'replace': lambda b: b.replace(b'a', b'b'), 'title': lambda b: b.title(), '__reduce_ex__': lambda b: b.__reduce_ex__(2)[1], '__alloc__ at least': lambda b: b.__alloc__() >= len(b),
}
array_changes = {
    'append(1)': lambda a: a.append(1), 'append(1 << 16)': lambda a: a.append(1 << 16), 'append("")': lambda a: a.append(''), 'extend([])': lambda a: a.extend([]), 'extend([1])': lambda a: a.extend([1]), 'extend(same, empty)': lambda a: a.extend(array.array('H')), 'extend(same)': lambda a: a.extend(array.array('H', [1])),
    'extend(other, empty)': lambda a: a.extend(array.array('B')), 'extend(other)': lambda a: a.extend(array.array('B', [1])), 'extend(self)': lambda a: a.extend(a), 'extend(5)': lambda a: a.extend(5), 'fromlist([])': lambda a: a.fromlist([]), 'fromlist([1])': lambda a: a.fromlist([1]), 'fromlist([1 << 16])': lambda a: a.fromlist([1 << 16]), 'fromlist(())': lambda a: a.fromlist(()),
    'frombytes(b"")': lambda a: a.frombytes(b''), 'frombytes(b"ab")': lambda a: a.frombytes(b'ab'), 'frombytes(b"a")': lambda a: a.frombytes(b'a'), 'frombytes(5)': lambda a: a.frombytes(5), 'frombytes(itself)': lambda a: a.frombytes(memoryview(a).cast('B')), 'fromfile(0)': lambda a: a.fromfile(io.BytesIO(b'abcd'), 0), 'fromfile(1)': lambda a: a.fromfile(io.BytesIO(b'abcd'), 1), 'fromfile(9)': lambda a: a.fromfile(io.BytesIO(b'abcd'), 9),
    'fromfile(-1)': lambda a: a.fromfile(io.BytesIO(b'abcd'), -1), 'fromunicode("")': lambda a: a.fromunicode(''), 'insert(0, 1)': lambda a: a.insert(0, 1), 'insert(9, -1)': lambda a: a.insert(9, -1), 'pop()': lambda a: a.pop(), 'pop(9)': lambda a: a.pop(9), 'pop(0)': lambda a: a.pop(0), 'remove(1)': lambda a: a.remove(1), 'remove(7)': lambda a: a.remove(7), 'clear()': lambda a: a.clear(), 'reverse()': lambda a: a.reverse(), 'byteswap()': lambda a: a.byteswap(),
    '+= same, empty': iadd(array.array('H')), '+= same': iadd(array.array('H', [1])), '+= itself': iadd(lambda a: a), '+= other': iadd(array.array('B')), '+= []': iadd([]), '*= 1': imul(1), '*= 0': imul(0), '*= -1': imul(-1), '*= 2': imul(2), '*= 1.0': imul(1.0), '*= huge': imul(1 << 29), 'a[0] = 1': set_(0, 1), 'a[0] = -1': set_(0, -1), 'a[9] = 1': set_(9, 1), 'a[:] = a[:]': set_(s(None), lambda a: a[:]), 'a[:] = itself': set_(s(None), lambda a: a), 'a[:] = empty': set_(s(None), array.array('H')),
    'a[0:0] = empty': set_(s(0, 0), array.array('H')), 'a[0:0] = one': set_(s(0, 0), array.array('H', [1])), 'a[1:3] = two': set_(s(1, 3), array.array('H', [8, 9])), 'a[1:3] = one': set_(s(1, 3), array.array('H', [8])), 'a[1:3] = three': set_(s(1, 3), array.array('H', [7, 8, 9])), 'a[9:] = empty': set_(s(9, None), array.array('H')), 'a[3:1] = empty': set_(s(3, 1), array.array('H')), 'a[::2] = two': set_(s(None, None, 2), array.array('H', [8, 9])),
    'a[::2] = one': set_(s(None, None, 2), array.array('H', [8])), 'a[::2] = empty': set_(s(None, None, 2), array.array('H')), 'a[9::2] = empty': set_(s(9, None, 2), array.array('H')), 'a[::-1] = itself': set_(s(None, None, -1), lambda a: a), 'a[:] = []': set_(s(None), []), 'a[:] = other': set_(s(None), array.array('B')), 'del a[0]': del_(0), 'del a[9]': del_(9), 'del a[:]': del_(s(None)), 'del a[0:0]': del_(s(0, 0)), 'del a[9:]': del_(s(9, None)), 'del a[3:1]': del_(s(3, 1)), 'del a[::2]': del_(s(None, None, 2)), 'del a[::-1]': del_(s(None, None, -1)),
    'del a[9::2]': del_(s(9, None, 2)), 'del a[1:2:5]': del_(s(1, 2, 5)), '__setstate__': lambda a: a.__setstate__(None), '__init__': lambda a: a.__init__('H', [1]), 'tolist': lambda a: a.tolist(), 'buffer_info': lambda a: a.buffer_info()[1], 'a + a': lambda a: a + a, 'a * 0': lambda a: a * 0,
}
w_changes = {'fromunicode("")': lambda a: a.fromunicode(''), 'fromunicode("x")': lambda a: a.fromunicode('x'), 'fromunicode(5)': lambda a: a.fromunicode(5), 'append("x")': lambda a: a.append('x'), 'append("xy")': lambda a: a.append('xy'), 'extend("")': lambda a: a.extend(''), 'extend("x")': lambda a: a.extend('x'), 'a[:] = text': set_(s(None), 'text')}


def at(position, change):
    def f(stream):
        stream.seek(position)
        return change(stream)
    return f


stream_changes = {
    'write(b"")': lambda f: f.write(b''), 'write(b"x")': lambda f: f.write(b'x'), 'write("")': lambda f: f.write(''), 'write(5)': lambda f: f.write(5), 'write at the end': at(4, lambda f: f.write(b'')), 'write beyond': at(9, lambda f: f.write(b'')), 'write x beyond': at(9, lambda f: f.write(b'x')), 'write(own view)': lambda f: f.write(f.getbuffer()), 'writelines([])': lambda f: f.writelines([]), 'writelines([b""])': lambda f: f.writelines([b'']), 'writelines([b"x"])': lambda f: f.writelines([b'x']), 'writelines([5])': lambda f: f.writelines([5]), 'writelines(5)': lambda f: f.writelines(5),
    'truncate()': lambda f: f.truncate(), 'truncate(4)': lambda f: f.truncate(4), 'truncate(9)': lambda f: f.truncate(9), 'truncate(1)': lambda f: f.truncate(1), 'truncate(-1)': lambda f: f.truncate(-1), 'truncate("")': lambda f: f.truncate(''), 'truncate() at 9': at(9, lambda f: f.truncate()), 'seek(9)': lambda f: f.seek(9), 'seek(0, 2)': lambda f: f.seek(0, 2), 'seek(-1)': lambda f: f.seek(-1), 'tell()': lambda f: f.tell(), 'read()': lambda f: f.read(), 'read1()': lambda f: f.read1(), 'readline()': lambda f: f.readline(), 'readlines()': lambda f: f.readlines(), 'readinto': lambda f: f.readinto(bytearray(2)),
    'readinto own view': lambda f: f.readinto(f.getbuffer()), 'getvalue()': lambda f: f.getvalue(), 'getbuffer()': lambda f: f.getbuffer().tolist(), 'flush()': lambda f: f.flush(), 'close()': lambda f: f.close(), 'detach()': lambda f: f.detach(), 'isatty()': lambda f: f.isatty(), 'next': lambda f: next(f), 'with': lambda f: f.__exit__(), '__enter__': lambda f: f.__enter__(), '__init__()': lambda f: f.__init__(), '__init__(b"x")': lambda f: f.__init__(b'x'), '__init__(b"")': lambda f: f.__init__(b''), '__init__(5)': lambda f: f.__init__(5), '__init__(None)': lambda f: f.__init__(None),
    '__setstate__(same)': lambda f: f.__setstate__((b'abcd', 0, None)), '__setstate__(None)': lambda f: f.__setstate__(None), '__setstate__(())': lambda f: f.__setstate__(()), '__setstate__(5)': lambda f: f.__setstate__((5, 0, None)), '__setstate__(-1)': lambda f: f.__setstate__((b'', -1, None)), '__getstate__': lambda f: f.__getstate__(), '__sizeof__': lambda f: f.__sizeof__() > 0, 'closed': lambda f: f.closed,
}
map_changes = {
    'close()': lambda m: m.close(), 'resize(4)': lambda m: m.resize(4), 'resize(8)': lambda m: m.resize(8), 'resize(0)': lambda m: m.resize(0), 'resize(-1)': lambda m: m.resize(-1), 'write(b"x")': lambda m: m.write(b'x'), 'write(b"xxxxx")': lambda m: m.write(b'xxxxx'), 'm[0:2] = b"xy"': set_(s(0, 2), b'xy'), 'm[0:2] = b"x"': set_(s(0, 2), b'x'), 'm[0] = 1': set_(0, 1), 'move': lambda m: m.move(0, 1, 2), 'seek(2)': lambda m: m.seek(2),
    'read()': lambda m: m.read(), 'flush()': lambda m: m.flush(), 'del m[0]': del_(0), 'write_byte': lambda m: m.write_byte(1), 'find': lambda m: m.find(b'c'), 'with': lambda m: m.__exit__(None, None, None), 'size()': lambda m: m.size(),
}


def new_map(data):
    m = mmap.mmap(-1, 4)
    m[:] = b'abcd'
    return m


def shown(e):
    try:
        return repr(e.getvalue() if isinstance(e, io.BytesIO) else e[:] if isinstance(e, mmap.mmap) else e)
    except ValueError as error:
        return str(error)


kinds = [
    ('bytearray', lambda: bytearray(b'abcd'), lambda: bytearray(), memoryview, bytearray_changes), ("array 'H'", lambda: array.array('H', [1, 2, 3, 4]), lambda: array.array('H'), memoryview, array_changes),
    ("array 'w'", lambda: array.array('w', 'abcd'), None, memoryview, w_changes), ('BytesIO', lambda: io.BytesIO(b'abcd'), lambda: io.BytesIO(), io.BytesIO.getbuffer, stream_changes), ('mmap', lambda: new_map(4), None, memoryview, map_changes),
]
for name, full, empty, view_of, changes in kinds:
    for state, make in ('full', full), ('empty', empty):
        if make is None:
            continue
        print(f'{name}, {state}')
        for text, change in changes.items():
            row = []
            for locked in (False, True):
                exporter = make()
                view = view_of(exporter) if locked else None
                row.append((outcome(change, exporter), shown(exporter)))
                if locked:
                    row[-1] += (bytes(view) == bytes(view_of(make())),)
                    view.release()
            free, held = row
            if free == held[:2]:
                print(f'    {text:22} either way {free}{"" if held[2] else " changed in place"}')
            else:
                print(f'    {text:22} free {free} locked {held[0]} {"unchanged" if held[2] else "changed"}')
