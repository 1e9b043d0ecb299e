"""Everything that consumes bytes takes any buffer: each consumer with each kind of exporter, what it gives or says."""
import array
import base64
import binascii
import codecs
import io
import mmap
import pickle
import re
import struct
import sys


class Lender:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        view = memoryview(self.data)
        try:
            return memoryview(view).__buffer__(flags)
        except BufferError:
            raise

    def __repr__(self):
        return 'Lender'


class Refuser:
    def __buffer__(self, flags):
        raise LookupError('refused')

    def __repr__(self):
        return 'Refuser'


class Wrong:
    def __buffer__(self, flags):
        return b'wrong'


DATA = b'YWJj'  # base64 of abc; hex digits and a code of no other kind


def makers(data):
    n = len(data)
    spread = bytearray(2 * n)
    spread[::2] = data
    yield 'bytes', data
    yield 'bytearray', bytearray(data)
    yield 'array B', array.array('B', data)
    yield 'array H', array.array('H', data)
    yield 'view', memoryview(data)
    yield 'writable view', memoryview(bytearray(data))
    yield 'strided', memoryview(spread)[::2]
    yield 'two dimensions', memoryview(bytearray(data)).cast('B', (2, n // 2))
    yield 'no dimensions', memoryview(bytearray(data[:4])).cast('I', ())
    yield 'view of H', memoryview(bytearray(data)).cast('H')
    yield 'view of b', memoryview(bytearray(data)).cast('b')
    yield 'PickleBuffer', pickle.PickleBuffer(data)
    yield 'strided PickleBuffer', pickle.PickleBuffer(memoryview(spread)[::2])
    yield 'getbuffer', io.BytesIO(data).getbuffer()
    shared = mmap.mmap(-1, n)
    shared[:] = data
    yield 'mmap', shared
    yield 'Lender', Lender(bytearray(data))
    yield 'Lender of a strided view', Lender(memoryview(spread)[::2])
    yield 'Refuser', Refuser()
    yield 'Wrong', Wrong()
    released = memoryview(b'abcd')
    released.release()
    yield 'released', released
    yield 'str', data.decode()
    yield 'int', 3
    yield 'None', None
    yield 'list', [1, 2]


def target():
    return bytearray(b'a-YWJj-YWJj-')


def text_wrapper_write(x):
    stream = io.TextIOWrapper(io.BytesIO())
    return stream.write(x)


def buffered_write(x):
    raw = io.BytesIO()
    buffered = io.BufferedWriter(raw)
    written = buffered.write(x)
    buffered.flush()
    return written, raw.getvalue()


def random_write(x):
    raw = io.BytesIO(b'0123456789')
    buffered = io.BufferedRandom(raw)
    written = buffered.write(x)
    buffered.flush()
    return written, raw.getvalue()


def bytes_io_write(x):
    stream = io.BytesIO()
    return stream.write(x), stream.getvalue()


def bytes_io_writelines(x):
    stream = io.BytesIO()
    return stream.writelines([x, b'!']), stream.getvalue()


def file_write(x):
    with open('written', 'wb') as stream:
        written = stream.write(x)
    return written, open('written', 'rb').read()


def raw_write(x):
    with open('written', 'wb', buffering=0) as stream:
        return stream.write(x), open('written', 'rb').read()


def mutate(method):
    def call(x):
        b = target()
        answer = method(b, x)
        return answer, bytes(b)
    return call


def set_slice(b, x):
    b[2:4] = x


def set_step(b, x):
    b[0:8:2] = x


def inplace(b, x):
    b += x


def array_frombytes(x):
    a = array.array('H')
    a.frombytes(x)
    return a


def view_assign(x):
    v = memoryview(bytearray(4))
    v[:] = x
    return v.tobytes()


def state(x):
    stream = io.BytesIO()
    stream.__setstate__((x, 0, None))
    return stream.getvalue()


def dumps_out_of_band(x):
    kept = []
    text = pickle.dumps(pickle.PickleBuffer(x), 5, buffer_callback=kept.append)
    return pickle.loads(text, buffers=[x]) is x, len(kept)


consumers = {
    'bytes': bytes, 'bytearray': bytearray, 'memoryview': lambda x: memoryview(x).nbytes, 'bytes with encoding': lambda x: bytes(x, 'utf-8'), 'str': lambda x: str(x, 'ascii'),
    'str errors': lambda x: str(x, errors='strict'), 'int': int, 'int base': lambda x: int(x, 36), 'float': float, 'complex': complex,
    'int.from_bytes': lambda x: int.from_bytes(x), 'from_bytes little': lambda x: int.from_bytes(x, 'little', signed=True),
    'hash': lambda x: hash(x) == hash(DATA), 'len': len, 'bool': bool, '==': lambda x: (x == DATA, DATA == x, bytearray(DATA) == x, memoryview(DATA) == x, array.array('B', DATA) == x),
    '<': lambda x: bytearray(DATA) < x, '<=': lambda x: DATA <= x, 'view <': lambda x: memoryview(DATA) < x,
    'in bytes': lambda x: x in b'a-YWJj-', 'in bytearray': lambda x: x in target(), 'find': lambda x: target().find(x), 'rfind': lambda x: b'a-YWJj-YWJj-'.rfind(x),
    'index': lambda x: target().index(x), 'rindex': lambda x: target().rindex(x), 'count': lambda x: target().count(x), 'startswith': lambda x: b'YWJj-'.startswith(x),
    'startswith tuple': lambda x: b'YWJj-'.startswith((b'1', x)), 'endswith': lambda x: target().endswith(x), 'replace': lambda x: target().replace(x, b'!'),
    'replace by': lambda x: b'a-b'.replace(b'-', x), 'split': lambda x: target().split(x), 'rsplit': lambda x: b'a-YWJj-YWJj-'.rsplit(x, 1), 'partition': lambda x: target().partition(x),
    'rpartition': lambda x: b'a-YWJj-YWJj-'.rpartition(x), 'strip': lambda x: b'YWab'.strip(x), 'lstrip': lambda x: bytearray(b'YWab').lstrip(x), 'rstrip': lambda x: b'abYW'.rstrip(x),
    'removeprefix': lambda x: b'YWJj-a'.removeprefix(x), 'removesuffix': lambda x: bytearray(b'a-YWJj').removesuffix(x), 'translate': lambda x: b'YWx'.translate(None, x),
    'translate table': lambda x: b'YWx'.translate(x), 'maketrans': lambda x: bytes.maketrans(x, b'1234')[80:90], 'maketrans to': lambda x: bytearray.maketrans(b'1234', x)[45:55],
    'join': lambda x: b'-'.join([x, x]), 'bytearray join': lambda x: bytearray(b'-').join((x, b'a', x)), 'join with': lambda x: bytes.join(b'', x), 'center': lambda x: b'a'.center(5, x),
    'ljust': lambda x: bytearray(b'a').ljust(5, x), '+': lambda x: b'a' + x, 'bytearray +': lambda x: bytearray(b'a') + x, '+=': mutate(inplace), 'append': mutate(bytearray.append),
    'extend': mutate(bytearray.extend), 'insert': mutate(lambda b, x: b.insert(0, x)), 'remove': mutate(bytearray.remove), 'slice': mutate(set_slice), 'step': mutate(set_step),
    'init': mutate(bytearray.__init__), '%b': lambda x: b'<%b>' % x, '%s': lambda x: b'<%s>' % (x,), '%c': lambda x: b'<%c>' % (x,), '%a': lambda x: len(b'%a' % (x,)) > 0,
    'fromhex': bytes.fromhex, 'bytearray.fromhex': bytearray.fromhex, 'hex sep': lambda x: b'ab'.hex(x), 'decode': lambda x: b'abc'.decode(x), 'array': lambda x: array.array('B', x), 'array H': lambda x: array.array('H', x),
    'frombytes': array_frombytes, 'array extend': lambda x: array.array('B').extend(x), 'array +': lambda x: array.array('B') + x, 'array fromlist': lambda x: array.array('B').fromlist(x),
    'view assign': view_assign, 'unpack': lambda x: struct.unpack('4B', x), 'unpack_from': lambda x: struct.unpack_from('<H', x, 1), 'iter_unpack': lambda x: list(struct.iter_unpack('<H', x)),
    'pack_into': lambda x: struct.pack_into('<H', x, 0, 0x5957), 'pack s': lambda x: struct.pack('4s', x), 'pack p': lambda x: struct.pack('5p', x), 'pack c': lambda x: struct.pack('c', x),
    'calcsize': lambda x: struct.calcsize(x), 'hexlify': binascii.hexlify, 'unhexlify': binascii.unhexlify, 'b2a_base64': binascii.b2a_base64, 'a2b_base64': binascii.a2b_base64,
    'b2a_uu': binascii.b2a_uu, 'a2b_qp': binascii.a2b_qp, 'b2a_qp': binascii.b2a_qp, 'crc32': binascii.crc32, 'crc_hqx': lambda x: binascii.crc_hqx(x, 0), 'b64encode': base64.b64encode,
    'b64decode': base64.b64decode, 'b64decode altchars': lambda x: base64.b64decode(b'YWJj', x), 'b32encode': base64.b32encode, 'b16encode': base64.b16encode, 'b85encode': base64.b85encode,
    'a85encode': base64.a85encode, 'encodebytes': base64.encodebytes, 'decodebytes': base64.decodebytes, 'urlsafe': base64.urlsafe_b64encode,
    'codecs.decode': lambda x: codecs.decode(x, 'ascii'), 'codecs.encode': lambda x: codecs.encode(x, 'hex'), 'codecs hex': lambda x: codecs.decode(x, 'base64'), 'utf_8_decode': codecs.utf_8_decode,
    'latin_1_decode': codecs.latin_1_decode, 'ascii_decode': codecs.ascii_decode, 'utf_16_decode': lambda x: codecs.utf_16_le_decode(x), 
    'incremental': lambda x: codecs.getincrementaldecoder('utf-8')().decode(x), 'unicode_escape_decode': codecs.unicode_escape_decode, 'charmap_decode': codecs.charmap_decode, 'charmap_decode by': lambda x: codecs.charmap_decode(x, 'strict', {89: 'y', 87: 'w', 74: 'j', 106: '*'}), 'uu': lambda x: codecs.encode(x, 'uu'), 'quopri': lambda x: codecs.encode(x, 'quopri'), 'unquopri': lambda x: codecs.decode(x, 'quopri'), 'unhex': lambda x: codecs.decode(x, 'hex'),
    'BytesIO': lambda x: io.BytesIO(x).getvalue(), 'write': bytes_io_write,
    'writelines': bytes_io_writelines, 'BufferedWriter': buffered_write, 'BufferedRandom': random_write, 'file.write': file_write, 'raw write': raw_write, 'text write': text_wrapper_write,
    'readinto': lambda x: (io.BytesIO(b'YW').readinto(x), bytes(x)[:2]), 'readinto1': lambda x: io.BufferedReader(io.BytesIO(b'YW')).readinto1(x), 'buffered readinto': lambda x: io.BufferedReader(io.BytesIO(b'YW')).readinto(x),
    '__setstate__': state, 'tofile': lambda x: array.array('B', x).tofile(io.BytesIO()), 're.search': lambda x: re.search(b'W.', x), 're.sub': lambda x: re.sub(b'W', b'-', x), 're.sub by': lambda x: re.sub(b'W', x, b'aWb'),
    're.split': lambda x: re.split(b'W', x), 're.findall': lambda x: re.findall(b'.', x), 're.compile': lambda x: re.compile(x).pattern, 're text': lambda x: re.search('W', x), 're.escape': re.escape, 'fullmatch': lambda x: re.fullmatch(b'(Y)(.*)', x).groups(),
    'expand': lambda x: re.match(b'(.)', b'a').expand(x), 'PickleBuffer': lambda x: pickle.PickleBuffer(x).raw().nbytes, 'loads': lambda x: pickle.loads(x), 'out of band': dumps_out_of_band, 'pickle.dumps': lambda x: pickle.loads(pickle.dumps(x, 5)) == x,
    'set member': lambda x: x in {DATA}, 'dict key': lambda x: {DATA: 1}[x], 'sorted': lambda x: sorted([x, DATA]), 'list': list, 'tuple': tuple, 'sum': lambda x: sum(x), 'max': max, 'reversed': lambda x: list(reversed(x)), 'enumerate': lambda x: list(enumerate(x)),
    'star': lambda x: [*x], 'compile': lambda x: compile(x, 'name', 'exec'), 'eval': lambda x: eval(x, {'YWJj': 5}), 'exec': lambda x: exec(x, {'YWJj': 5}), 'ord': ord, 'stdout': lambda x: sys.stdout.buffer.write(x), 'open': lambda x: open(x), 'iter sum': lambda x: sum(iter(x)),
    'chr in': lambda x: 89 in x, 'match': None, 'x[0]': lambda x: x[0], 'x[::-1]': lambda x: bytes(x[::-1]), 'x[1:] = ': lambda x: x.__setitem__(slice(0, 2), b'YW'), 'repeat': lambda x: b'ab' * x, 'round': None, 'StringIO': io.StringIO,
    'surrogateescape': lambda x: str(x, 'utf-8', 'surrogateescape'), 'utf-16': lambda x: str(x, 'utf-16-le'), 'issubclass': None, 'sys.intern': lambda x: sys.intern(x), 'bytes(iterable)': lambda x: bytes([*x]), 'zip': lambda x: list(zip(x, x))[:1],
}
del consumers['match'], consumers['round'], consumers['issubclass']


def outcome(f, x):
    try:
        shown = repr(f(x))
    except Exception as error:
        shown = f'{type(error).__name__}: {error}'
    return re.sub(r'0x[0-9a-f]+', '0x', shown)


for name, f in consumers.items():
    found = {}
    for kind, exporter in makers(DATA):
        found.setdefault(outcome(f, exporter), []).append(kind)
    print('\n' + name, flush=True)
    for shown, kinds in found.items():
        print('   ', shown, '<-', ', '.join(kinds), flush=True)
