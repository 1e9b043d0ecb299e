import binascii, gc, io, pickle, struct, sys, weakref
from _testbuffer import *
from array import array
from mmap import mmap
from pickle import PickleBuffer
# What the walks of walks.mjs begin with: `x(code)` does one operation and tells what came of it, `state()` tells of all that lives,
# `begin(name)` and `end()` stand around a walk. A walk's variables are a letter and a digit each, in `names`.
gc.disable()
names = {}


def long(text):
    return text if len(text) < 300 else f'{text[:200]}…{len(text)} {binascii.crc32(text.encode()):08x}'


def of_view(view):
    """A view as text: all that it says of itself, and its bytes."""
    try:
        kinds = ''.join(letter for letter, holds in zip('rCFA', (view.readonly, view.c_contiguous, view.f_contiguous, view.contiguous)) if holds)
        return f'view {view.format} {view.shape} {view.strides} {view.suboffsets} {view.itemsize} {view.nbytes} {kinds} {long(repr(view.tobytes()))}'
    except Exception as error:
        return 'view ' + problem(error)


def of(value, depth=0):
    """A value as text, never with an address."""
    kind = type(value)
    if kind is memoryview:
        return of_view(value)
    if kind in (list, tuple) and depth < 3:
        return f'{kind.__name__} [{", ".join(of(item, depth + 1) for item in value)}]' if len(value) < 40 else long(repr(value))
    if kind in PLAIN:
        return f'{kind.__name__} {long(repr(value))}'
    return TOLD[kind](value) if kind in TOLD else kind.__name__


def of_file(file):
    if file.closed:
        return 'BytesIO closed'
    return f'BytesIO {long(repr(file.getvalue()))} at {file.tell()}'


def of_pickle(buffer):
    try:
        with buffer.raw() as raw:
            return 'PickleBuffer ' + of_view(raw)
    except Exception as error:
        return 'PickleBuffer ' + problem(error)


def of_array(array):
    """An ndarray as text: its layout and its bytes."""
    try:
        return f'ndarray {array.format} {array.shape} {array.strides} {array.suboffsets} {array.offset} {array.itemsize} {array.flags} {long(repr(array.tobytes()))}'
    except Exception as error:
        return 'ndarray ' + problem(error)


def laid(*arguments, **named):
    """An ndarray. One of items of several bytes that was denied the shape takes its number of bytes for that of its items."""
    made = ndarray(*arguments, **named)
    if made.ndim == 1 and not made.shape and made.itemsize > 1:
        raise IndexError
    return made


def two(array):
    """An ndarray of two dimensions or more: _testbuffer does not look whether there are as many as slices."""
    if isinstance(array, ndarray) and (array.ndim < 2 or not array.shape):
        raise IndexError
    return array


def of_map(value):
    return 'mmap closed' if value.closed else f'mmap {long(repr(value[:]))} at {value.tell()}'


def problem(error):
    text = f'{type(error).__name__}: {error}'
    if error.__cause__ is not None:
        text += ' <- ' + problem(error.__cause__)
    elif error.__context__ is not None and not error.__suppress_context__:
        text += ' <~ ' + problem(error.__context__)
    return text


acts = []  # what callbacks did in the operation under way
searches = 'count', 'find', 'index', 'rfind', 'rindex'
trusting = {io.BytesIO: ('write', '__init__', 'truncate'), array: ('fromlist',), bytearray: ('extend', *searches)}  # methods that do not look again
written = None  # the object whose method of those is under way
trusts = False  # whether that method trusts whatever it calls, not only whoever lends
compares = False  # whether the operation under way compares
lending = 0  # how many are just being asked for their bytes


def look_at(code):
    """Notes what the operation about to be done would not look at again."""
    global compares, trusts, written
    name, _, rest = code.partition('.')
    value = names.get(name)
    written = value if any(isinstance(value, kind) and rest.startswith(methods) for kind, methods in trusting.items()) else None
    trusts = rest.startswith(('truncate', 'fromlist', *searches))
    compares = ' == ' in code or ' != ' in code


def spoils(code):
    """Whether code touches what CPython goes on with without another look, in memory that may be gone or was never filled: a BytesIO that
    asks for bytes or for a size (write_bytes(), _io_BytesIO_truncate_impl()), an array that has room for the items that fromlist() asks
    for, a bytearray that is extended where it ended before (bytearray_setslice()) or searched for what says its number late
    (_Py_bytes_count()), a view that is compared (memory_richcompare()) and that a lender releases."""
    if lending == 0 and not trusts:
        return False
    return written is not None and any(value is written and name in code for name, value in names.items()) or compares and '.release()' in code


def grown():
    """Whether an array has become so long that callbacks that double it would never end."""
    return any(isinstance(value, array) and len(value) > 1000 for value in names.values())


def endless(code):
    """Whether an array is extended by an iterator: it may be one over the array itself, which then never ends."""
    name, _, rest = code.partition('.')
    return rest.startswith('extend(') and isinstance(names.get(name), array) and (rest.startswith('extend(i') or 'Each(' + name in rest)


def dangles(code):
    """Whether a released view is given back: CPython compares the address of what it showed, where something else may be by now."""
    _, found, view = code.partition('.__release_buffer__(')
    if not found:
        return False
    try:
        names[view.rstrip(')')].obj
    except Exception:
        return True
    return False


def leaks(code):
    """Whether an ndarray is made anew in its place: what it showed before is then locked for good (ndarray_init_staticbuf())."""
    name, _, rest = code.partition('.')
    return rest.startswith('__init__') and isinstance(names.get(name), ndarray)


def forgets(code):
    """Whether no text is put into an array: if that has no memory yet, an error stays behind and is raised anywhere (PyUnicode_AsUCS4())."""
    return code.endswith(".fromunicode('')")


def x(code):
    if endless(code) or dangles(code) or leaks(code) or forgets(code):
        print(code, 'left out')
        return
    acts.clear()
    look_at(code)
    try:
        try:
            compiled = compile(code, '<walk>', 'eval')
        except SyntaxError:
            compiled = None
        if compiled is None:
            exec(code, names)
            text = 'done'
        else:
            text = of(eval(compiled, names))
    except BaseException as error:
        text = problem(error)
    print(code, '=>', text)


def act(code):
    """What a callback does in the midst of an operation."""
    if code is None or len(acts) == 50 or grown() or spoils(code):  # what grows while it is walked would never end
        return
    acts.append(code)
    try:
        exec(code, names)
        print('  act', code)
    except Exception as error:
        print('  act', code, '=>', problem(error))


def locked(value):
    """Whether an export forbids to resize it."""
    try:
        if isinstance(value, io.BytesIO):
            if not value.closed:
                value.truncate(len(value.getvalue()))
        elif isinstance(value, array):
            value.append('x' if value.typecode in 'uw' else 0)
            value.pop()
        else:
            value.append(0)
            value.pop()
    except BufferError:
        return ' locked'
    return ''


def state():
    for name in sorted(name for name in names if name[1:].isdigit()):
        value = names[name]
        lock = locked(value) if isinstance(value, (bytearray, io.BytesIO, array)) else ''
        print(' ', name, of(value) + lock)


def begin(name):
    print('-- walk', name)
    names.update(ours)


def end():
    state()
    for name in sorted(name for name in names if name[1:].isdigit()):
        names.pop(name, None)
    names.clear()
    print('-- left over:', gc.collect() > 0)  # how many is each implementation's own


class Plain:
    """An object whose repr has no address, for texts that are made of reprs."""

    def __repr__(self):
        return type(self).__name__


class Sub(bytearray):
    pass


class SubBytes(bytes):
    pass


class SubArray(array):
    pass


class SubIO(io.BytesIO):
    pass


class At(Plain):
    """Something of a value that acts whenever it is looked at."""

    def __init__(self, value, code=None):
        self.value = value
        self.code = code

    def __index__(self):
        act(self.code)
        return self.value

    def __float__(self):
        act(self.code)
        return float(self.value)

    def __eq__(self, other):
        act(self.code)
        return self.value == other

    def __lt__(self, other):
        act(self.code)
        return True

    def __hash__(self):
        act(self.code)
        return hash(self.value)

    def __len__(self):
        act(self.code)
        return self.value

    def __bool__(self):
        act(self.code)
        return bool(self.value)

    def __bytes__(self):
        act(self.code)
        return self.value if isinstance(self.value, bytes) else bytes(3)

    def __call__(self, *arguments):
        act(self.code)
        return self.value

    def __del__(self):
        if self.code is not None:
            print('  gone', self.code)


class Each(Plain):
    """An iterable that acts before each item."""

    def __init__(self, items, code):
        self.items = items
        self.code = code

    def __iter__(self):
        for item in self.items:
            act(self.code)
            yield item

    def __length_hint__(self):
        act(self.code)
        return len(self.items)


class Items(Plain):
    """A sequence that acts before each item."""

    def __init__(self, items, code):
        self.items = items
        self.code = code

    def __len__(self):
        act(self.code)
        return len(self.items)

    def __getitem__(self, index):
        act(self.code)
        return self.items[index]


class Giver(Plain):
    """Lends what an expression gives."""

    def __init__(self, expression, code=None):
        self.expression = expression
        self.code = code

    def __buffer__(self, flags):
        global lending
        print('  lend', flags)
        lending += 1
        try:
            act(self.code)
            return memoryview(b'spoilt') if spoils(self.expression) else eval(self.expression, names)
        finally:
            lending -= 1


class Lender(Giver):
    """Takes back what it lends."""

    def __init__(self, expression, code=None, after=None):
        super().__init__(expression, code)
        self.after = after

    def __release_buffer__(self, view):
        print('  take back', of(view))
        act(self.after)


class SubLender(bytearray):
    """A bytearray that knows when it is lent, as PEP 688 has it."""

    def __buffer__(self, flags):
        print('  lend itself', flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('  take itself back', of(view))
        super().__release_buffer__(view)


class Cycle(Plain):
    """Holds something and itself."""

    def __init__(self, held, code):
        self.held = held
        self.code = code
        self.me = self

    def __del__(self):
        act(self.code)


class Raw(io.RawIOBase):
    """A raw stream of some bytes that acts when it is read or written, and may lie once of how many bytes it was."""

    def __init__(self, data, code, count):
        self.data = data
        self.code = code
        self.count = count

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        print('  readinto', type(buffer).__name__, len(buffer))  # its bytes are whatever lay there
        act(self.code)
        part = self.data[:len(buffer)]
        self.data = self.data[len(part):]
        buffer[:len(part)] = part
        said = self.said(len(part))
        if isinstance(said, int) and len(part) < said <= len(buffer):  # what is not written is whatever lay there
            buffer[len(part):said] = b'.' * (said - len(part))
        return said

    def write(self, buffer):
        print('  write', of(buffer))
        act(self.code)
        return self.said(len(buffer))

    def said(self, count):
        if self.count is not None:
            count = self.count
            self.count = None
        return count


def holder(value):
    """A generator that holds a view, and a part of it."""
    try:
        with memoryview(value) as view:
            part = view[1:]
            yield of(view)
            yield of(part)
            part = None
            yield of(view[:1])
    finally:
        print('  holder ends')


def fail(value):
    kept = memoryview(value)
    part = kept[::2]
    raise ValueError(len(part))


def caught(function, *arguments):
    """The exception of a call, with its traceback's frames and what they hold."""
    try:
        return function(*arguments)
    except Exception as error:
        return error


def kept(error, name):
    """A local variable of the frame that raised."""
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_locals.get(name)


def gone(code):
    """What a weak reference calls."""

    def callback(reference):
        print('  weakly gone', reference() is None)
        act(code)

    return callback


PLAIN = {int, float, complex, bool, str, bytes, bytearray, type(None), Sub, SubBytes, SubLender, array, SubArray, dict}
TOLD = {
    io.BytesIO: of_file,
    SubIO: of_file,
    PickleBuffer: of_pickle,
    ndarray: of_array,
    mmap: of_map,
    weakref.ref: lambda reference: 'ref of ' + of(reference()),
    ValueError: problem,
}
ours = dict(globals())
gc.collect()
