"""What works in which state: every operation that a lamp speaks of, done in every state; and for each BufferError the views whose release
lets the operation pass. tests/node/lamps.test.ts compares what this prints with what the engine's lamps and exceptions say."""
from itertools import combinations

IMPORTS = 'import io, mmap, struct; from array import array; from pickle import PickleBuffer; from _testbuffer import *'

# The state of an object in the statements that make it; the object is what the operations name.
STATES = {
    'bytes buf': [
        "buf = b'Hello'",
        "buf = b''",
        "buf = b'Hello'; view = memoryview(buf)",
    ],
    'bytearray buf': [
        "buf = bytearray(b'Hello')",
        "buf = bytearray(b'H')",
        "buf = bytearray()",
        "buf = bytearray(b'Hello'); view = memoryview(buf)",
        "buf = bytearray(b'H'); view = memoryview(buf)",
        "buf = bytearray(); view = memoryview(buf)",
        "buf = bytearray(b'Hello'); view = memoryview(buf); view.release()",
        "buf = bytearray(b'Hello'); view = memoryview(buf); del view",
        "buf = bytearray(b'Hello'); view = memoryview(buf); part = view[1:3]",
        "buf = bytearray(b'Hello'); view = memoryview(buf); part = view[1:3]; view.release()",
        "buf = bytearray(b'Hello'); view = memoryview(buf); part = view[1:3]; part.release()",
        "buf = bytearray(b'Hello'); view = memoryview(buf); look = view.toreadonly()",
        "buf = bytearray(b'Hello'); view = memoryview(buf); look = view.toreadonly(); view.release()",
        "buf = bytearray(b'Hello'); view = memoryview(buf); gap = view[::2]; back = view[::-1]",
        "buf = bytearray(b'Hello'); view = memoryview(buf); pair = view[:4].cast('H')",
        "buf = bytearray(b'Hello'); one = memoryview(buf); two = memoryview(buf)",
        "buf = bytearray(b'Hello'); one = memoryview(buf); two = memoryview(one); one.release()",
        "buf = bytearray(b'Hello'); nothing = memoryview(buf)[2:2]",
        "buf = bytearray(b'Hello'); lent = PickleBuffer(buf)",
        "buf = bytearray(b'Hello'); lent = PickleBuffer(buf); lent.release()",
        "buf = bytearray(b'Hello'); lent = PickleBuffer(buf); raw = lent.raw(); lent.release()",
        "buf = bytearray(b'Hello'); lent = PickleBuffer(buf); view = memoryview(buf)",
        "buf = bytearray(b'Hello'); unpacked = struct.iter_unpack('B', buf)",
        "buf = bytearray(b'Hello'); view = memoryview(buf); lent = PickleBuffer(view)",
        "buf = bytearray(b'Hello'); far = ndarray(buf, getbuf=PyBUF_FULL)",
    ],
    'BytesIO buf': [
        "buf = io.BytesIO(b'Hello')",
        "buf = io.BytesIO()",
        "buf = io.BytesIO(b'Hello'); buf.close()",
        "buf = io.BytesIO(b'Hello'); text = buf.getvalue()",
        "buf = io.BytesIO(b'Hello'); end = buf.seek(0, 2)",
        "buf = io.BytesIO(b'Hello'); beyond = buf.seek(9)",
        "buf = io.BytesIO(b'Hello'); view = buf.getbuffer()",
        "buf = io.BytesIO(); view = buf.getbuffer()",
        "buf = io.BytesIO(b'Hello'); view = buf.getbuffer(); view.release()",
        "buf = io.BytesIO(b'Hello'); view = buf.getbuffer(); view.release(); buf.close()",
        "buf = io.BytesIO(b'Hello'); view = buf.getbuffer(); part = view[1:3]; view.release()",
        "buf = io.BytesIO(b'Hello'); one = buf.getbuffer(); two = buf.getbuffer()",
        "buf = io.BytesIO(b'Hello'); view = buf.getbuffer(); look = view.toreadonly(); gap = view[::2]",
    ],
    'array buf': [
        "buf = array('i', [1, 2, 3])",
        "buf = array('i')",
        "buf = array('d', [1, 2])",
        "buf = array('w', 'abc')",
        "buf = array('i', [1, 2, 3]); view = memoryview(buf)",
        "buf = array('i', [1]); view = memoryview(buf)",
        "buf = array('i'); view = memoryview(buf)",
        "buf = array('w', 'abc'); view = memoryview(buf)",
        "buf = array('i', [1, 2, 3]); view = memoryview(buf); view.release()",
        "buf = array('i', [1, 2, 3]); view = memoryview(buf); part = view[1:]; view.release()",
        "buf = array('i', [1, 2, 3]); view = memoryview(buf); flat = view.cast('B'); back = view[::-1]",
        "buf = array('i', [1, 2, 3]); one = memoryview(buf); two = memoryview(buf)",
        "buf = array('i', [1, 2, 3]); lent = PickleBuffer(buf)",
    ],
    'mmap buf': [
        "buf = mmap.mmap(-1, 5)",
        "buf = mmap.mmap(-1, 5, access=mmap.ACCESS_READ)",
        "buf = mmap.mmap(-1, 5, access=mmap.ACCESS_COPY)",
        "buf = mmap.mmap(-1, 5, trackfd=False)",
        "buf = mmap.mmap(-1, 5); end = buf.seek(0, 2)",
        "buf = mmap.mmap(-1, 5); buf.close()",
        "buf = mmap.mmap(-1, 5); view = memoryview(buf)",
        "buf = mmap.mmap(-1, 5, access=mmap.ACCESS_READ); view = memoryview(buf)",
        "buf = mmap.mmap(-1, 5); view = memoryview(buf); part = view[1:3]; view.release()",
        "buf = mmap.mmap(-1, 5); view = memoryview(buf); view.release()",
        "buf = mmap.mmap(-1, 5); view = memoryview(buf); view.release(); buf.close()",
    ],
    'ndarray buf': [
        "buf = ndarray([1, 2, 3], shape=[3], flags=ND_WRITABLE)",
        "buf = ndarray([1, 2, 3], shape=[3])",
        "buf = ndarray([1, 2, 3, 4], shape=[2, 2], format='<h', flags=ND_WRITABLE)",
        "buf = ndarray(7, shape=[], flags=ND_WRITABLE)",
        "buf = ndarray([1, 2, 3], shape=[3], flags=ND_WRITABLE); view = memoryview(buf)",
        "buf = ndarray([1, 2, 3], shape=[3], flags=ND_WRITABLE); view = memoryview(buf); view.release()",
        "buf = ndarray([1, 2, 3], shape=[3], flags=ND_WRITABLE|ND_VAREXPORT); view = memoryview(buf)",
        "buf = ndarray([1, 2, 3], shape=[3], flags=ND_WRITABLE|ND_GETBUF_FAIL)",
    ],
    'memoryview view': [
        "view = memoryview(bytearray(b'Hello'))",
        "view = memoryview(b'Hello')",
        "view = memoryview(bytearray())",
        "view = memoryview(b'')",
        "buf = bytearray(b'Hello'); view = memoryview(buf); view.release()",
        "buf = bytearray(b'Hello'); whole = memoryview(buf); view = whole[1:3]; whole.release()",
        "view = memoryview(memoryview(bytearray(b'Hello')))",
        "view = memoryview(bytearray(b'Hello')).toreadonly()",
        "view = memoryview(bytearray(b'Hello'))[::2]",
        "view = memoryview(bytearray(b'Hello'))[::-1]",
        "view = memoryview(b'Hello')[::-1]",
        "view = memoryview(bytearray(b'Hello'))[2:2]",
        "view = memoryview(bytearray(b'H')).cast('B', [])",
        "view = memoryview(b'H').cast('B', [])",
        "view = memoryview(bytearray(12)).cast('B', [3, 4])",
        "view = memoryview(bytes(12)).cast('B', [3, 4])",
        "view = memoryview(bytearray(24)).cast('h', [2, 3, 2])",
        "view = memoryview(bytearray(12)).cast('B', [3, 4])[::2]",
        "view = memoryview(bytearray(12)).cast('B', [3, 4])[1:1]",
        "view = memoryview(bytearray(8)).cast('H')",
        "view = memoryview(bytearray(8)).cast('c')",
        "view = memoryview(bytearray(8)).cast('?')",
        "view = memoryview(bytearray(8)).cast('b')",
        "view = memoryview(bytearray(8)).cast('d')",
        "view = memoryview(bytearray(8)).cast('e')",
        "view = memoryview(bytearray(8)).cast('P')",
        "view = memoryview(bytearray(8)).cast('@q')",
        "view = memoryview(array('i', [1, 2, 3]))",
        "view = memoryview(array('w', 'abc'))",
        "view = memoryview(array('w'))",
        "view = memoryview(io.BytesIO(b'Hello').getbuffer())",
        "view = memoryview(mmap.mmap(-1, 5))",
        "view = memoryview(mmap.mmap(-1, 5, access=mmap.ACCESS_READ))",
        "view = memoryview(PickleBuffer(bytearray(b'Hello')))",
        "buf = bytearray(b'Hello'); view = memoryview(buf); lent = PickleBuffer(view)",
        "buf = bytearray(b'Hello'); view = memoryview(buf); lent = PickleBuffer(view); more = PickleBuffer(view)",
        "buf = bytearray(b'Hello'); view = memoryview(buf); lent = PickleBuffer(view); lent.release()",
        "buf = bytearray(b'Hello'); view = memoryview(buf); part = view[1:3]; lent = PickleBuffer(part)",
        "view = memoryview(ndarray([1, 2, 3], shape=[3], format='<i', flags=ND_WRITABLE))",
        "view = memoryview(ndarray([1, 2, 3], shape=[3], format='<i'))",
        "view = memoryview(ndarray([(1, 2)], shape=[1], format='BB', flags=ND_WRITABLE))",
        "view = memoryview(ndarray([1, 2], shape=[2], format='<i', flags=ND_WRITABLE))[0:0]",
        "view = memoryview(ndarray(7, shape=[], format='<i', flags=ND_WRITABLE))",
        "view = memoryview(ndarray([b'ab'], shape=[1], format='s', flags=ND_WRITABLE))",
        "view = memoryview(ndarray(list(range(6)), shape=[2, 3], flags=ND_WRITABLE|ND_FORTRAN))",
        "view = memoryview(ndarray(list(range(6)), shape=[2, 3], flags=ND_WRITABLE|ND_PIL))",
        "view = memoryview(ndarray(list(range(6)), shape=[6], flags=ND_WRITABLE|ND_PIL))",
        "view = memoryview(ndarray(list(range(6)), shape=[2, 3], flags=ND_WRITABLE)[0:2, 1:1])",
    ],
}

# Of each type, the operations of its lamps.
OPERATIONS = {
    'bytes': {
        'read': ['buf[:]', 'buf.hex()'],
        'write': ['buf[0] = 74'],
        'resize': ['del buf[0]'],
    },
    'bytearray': {
        'read': ['buf[:]', 'buf[0]', 'buf.hex()', 'memoryview(buf)'],
        'write': ['buf[0] = 74', 'buf[0:1] = buf[0:1]', 'buf.reverse()'],
        'resize': [
            'buf.append(74)', "buf.extend(b'!')", "buf.extend(b'')", 'buf.insert(0, 74)', 'buf.resize(len(buf))', 'buf.resize(len(buf) + 1)',
            'buf.pop()', 'buf.clear()', 'del buf[0]', 'del buf[0:0]', 'del buf[0:0:2]', "buf[0:0] = b'!'", "buf += b''", "buf += b'!'",
            'buf *= 1', 'buf *= 2',
        ],
    },
    'BytesIO': {
        'read': ['buf.getvalue()', 'buf.read(0)', 'buf.getbuffer()', 'buf.tell()'],
        'write': ["buf.write(b'J')", "buf.write(b'')", 'buf.writelines([])', 'buf.getbuffer()[0] = 74', 'buf.getbuffer()[:] = buf.getvalue()'],
        'resize': ['buf.truncate(0)', 'buf.truncate(len(buf.getvalue()))'],
        'close': ['buf.close()', 'with buf: pass'],
    },
    'array': {
        'read': ['buf[:]', 'buf.tobytes()', 'memoryview(buf)'],
        'write': ['buf[0] = ITEM', 'buf[0:1] = buf[0:1]', 'buf.byteswap()', 'buf.reverse()'],
        'resize': [
            'buf.append(ITEM)', 'buf.extend([])', 'buf.extend(buf)', 'buf.extend([ITEM])', "buf.frombytes(b'')", 'buf.insert(0, ITEM)', 'buf.pop()',
            'buf.clear()', 'del buf[0]', 'del buf[0:0]', 'del buf[0:0:2]', 'buf *= 1', 'buf *= 2',
        ],
    },
    'mmap': {
        'read': ['buf[:]', 'buf.read()', 'buf[0]'],
        'write': ['buf[0] = 74', "buf[0:0] = b''", "buf.write(b'')", 'buf.move(0, 0, 1)'],
        'resize': ['buf.resize(len(buf))'],
        'close': ['buf.close()', 'with buf: pass'],
    },
    'ndarray': {
        'read': ['buf.tobytes()'],
        'write': ['buf[0:1] = buf[0:1]'],
        'resize': ['buf.push([0], [1])'],
    },
    'memoryview': {
        'read': ['view.tobytes()', 'view.tolist()', 'view[INDEX]', 'view[0]', 'view[0:1]', "view.cast('B')", 'bytes(view)'],
        'write': ['view[INDEX] = ITEM', 'view[0:1] = view[0:1]'],
        'resize': ['del view[0]'],
        'release': ['view.release()', 'with view: pass'],
    },
}


def made(state):
    names = {}
    exec(IMPORTS, names)
    imported = set(names)
    exec(state, names)
    return names, [name for name in names if name not in imported]


def outcome(statement, names):
    try:
        exec(statement, names)
    except Exception as error:
        return f'{type(error).__name__}: {error}'
    return 'ok'


def item_of(subject):
    """A literal that the subject takes as an element, and the index of its first."""
    code = getattr(subject, 'typecode', 'B')
    index = '0'
    if isinstance(subject, memoryview):
        try:
            code = subject.format.lstrip('@')
            index = ', '.join('0' * subject.ndim) or '()'
        except ValueError:
            pass  # released
    return {'c': "b'J'", 'w': "'J'", 'u': "'J'", '?': 'True'}.get(code if len(code) == 1 and not (isinstance(subject, memoryview) and code in 'wu') else 'B', '74'), index


def keepers(state, statement):
    """The fewest objects whose release lets the statement pass."""
    _, candidates = made(state)
    for count in range(1, len(candidates) + 1):
        found = []
        for chosen in combinations(candidates, count):
            names, _ = made(state)
            if all(hasattr(names[name], 'release') and outcome(f'{name}.release()', names) == 'ok' for name in reversed(chosen)) and outcome(statement, names) == 'ok':
                found.append(' '.join(f'{name}:{type(names[name]).__name__}:{extent(state, name)}' for name in chosen))
        if found:
            return ' or '.join(found)
    return 'unknown'


def extent(state, name):
    """The bytes of buf, first and past the last, whose change the object shows."""
    names, _ = made(state)
    seen = []
    if not isinstance(names[name], memoryview):
        return ''
    if isinstance(names['buf'], mmap.mmap) and memoryview(names['buf']).readonly:
        return ''
    whole = names['buf'].getbuffer() if hasattr(names['buf'], 'getbuffer') else memoryview(names['buf']).cast('B')
    for at in range(len(whole)):
        before = names[name].tobytes()
        whole[at] ^= 0x55
        if names[name].tobytes() != before:
            seen.append(at)
    return f'{min(seen)}-{max(seen) + 1}' if seen else 'none'


import mmap

for kind, states in STATES.items():
    type_name, subject = kind.split()
    for state in states:
        print(f'{kind} | {state}')
        item, index = item_of(made(state)[0][subject])
        for lamp, statements in OPERATIONS[type_name].items():
            for pattern in statements:
                statement = pattern.replace('ITEM', item).replace('INDEX', index)
                if statement == 'view[0]' and index == '0' and pattern != statement:
                    continue
                names, _ = made(state)
                result = outcome(statement, names)
                print(f'  {lamp} | {statement} | {result}')
                if result.startswith('BufferError') and subject == 'buf' and type_name != 'ndarray':
                    print(f'    held by | {keepers(state, statement)}')
