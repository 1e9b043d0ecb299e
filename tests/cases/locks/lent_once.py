# Who is asked to lend, how often, and in which order it is given back.
import binascii, codecs, io, pickle, struct
from _testbuffer import cmp_contig, ndarray, py_buffer_to_contiguous, ND_PIL, ND_WRITABLE


class Lender:
    def __init__(self, name):
        self.name = name
        self.held = bytearray(b'ab')

    def __buffer__(self, flags):
        print('lend', self.name, flags)
        return memoryview(self.held)

    def __release_buffer__(self, view):
        print('take back', self.name)


class Own(bytearray):
    def __buffer__(self, flags):
        print('lend itself', flags)
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('take itself back')
        super().__release_buffer__(view)


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        print('readinto', len(buffer))
        buffer[:] = bytes(len(buffer))
        return len(buffer)

    def write(self, buffer):
        print('write', bytes(buffer))
        return len(buffer)


def show(text):
    print('--', text)
    try:
        print(eval(text))
    except Exception as error:
        print(type(error).__name__, error)


own = Own(b'ab')
one, two, three = (Lender(name) for name in (1, 2, 3))
for text in '''own == one
one == own
own < one
own + one
one + own
b"ab" + one
own.replace(one, two)
own.maketrans(one, two)
own.join([one, two, three])
binascii.hexlify(one, two)
own.decode("utf-16")
bytearray(b"\\xff").decode("utf-8")
str(Lender(4), "ascii")
io.BytesIO(b"123").readinto(one)
io.BytesIO().write(one)
io.BufferedWriter(io.BytesIO(), 1).write(one)
io.BufferedWriter(Raw(), 1).write(one)
io.BufferedReader(io.BytesIO(b"123"), 1).readinto(one)
io.BufferedReader(Raw(), 1).readinto(one)
io.BufferedReader(Raw(), 1).readinto1(one)
struct.unpack_from("2s", one)
cmp_contig(one, two)
py_buffer_to_contiguous(one, "C", 0)
py_buffer_to_contiguous(5, "C", 0x200)
memoryview._from_flags(5, 0x200)'''.split('\n'):
    show(text)

own[:] = b'\xff\xfe'
show('own.decode("utf-8")')


# A closed generator that never began keeps what it was called with.
def holder(view):
    yield view


memory = bytearray(4)
waiting = holder(memoryview(memory))
frame = waiting.gi_frame
waiting.close()
print(waiting.gi_frame, waiting.gi_suspended, list(frame.f_locals))
del frame
show('memory.append(1)')
del waiting
show('memory.append(1)')

# The end of a reversed view, and the names of what is not pickled.
show('reversed(memoryview(b"")).__reduce__()')
show('pickle.dumps(struct.iter_unpack("h", b""))')
show('pickle.dumps(struct.Struct("h"))')


class Index:
    def __index__(self):
        print('asked')
        return 1


released = memoryview(b'')
released.release()
show('released.index(1, Index())')
show('ndarray([1, 2], shape=[2])[Index()]')
pointers = ndarray([1, 2], shape=[2], format='h', flags=ND_PIL | ND_WRITABLE)
copy = pointers.memoryview_from_buffer()
copy[0] = 9
print(pointers.tolist(), copy.tolist())

# Which native types are made by their modules.
for kind in (io.BytesIO, struct.Struct, struct.error, type(struct.iter_unpack('h', b'')), pickle.PickleBuffer, ExceptionGroup,
             BaseExceptionGroup, memoryview, ndarray, codecs.CodecInfo):
    print(kind, bool(kind.__flags__ & 1 << 9), '__module__' in vars(kind))
show('struct.iter_unpack("h", b"").__delitem__')
for text in ('del iterator[2 ** 70]', 'del iterator[1]'):
    iterator = struct.iter_unpack('h', b'')
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)
