# What a view of a memory map locks: closing and resizing; everything else goes on.
import io
import mmap
import struct


def attempt(function, *args):
    try:
        print(getattr(function, '__name__', function), *args, '->', repr(function(*args)))
    except Exception as error:
        print(getattr(function, '__name__', function), *args, '->', type(error).__name__, error)


m = mmap.mmap(-1, 10)
m[:] = b'0123456789'
view = memoryview(m)
print(view.format, view.shape, view.readonly, view.obj is m, view.nbytes)
attempt(m.resize, 5)
attempt(m.resize, -5)
attempt(m.resize, 10)
attempt(m.close)
attempt(m.__exit__, None, None, None)
attempt(m.write, b'ab')
attempt(m.move, 0, 5, 3)
attempt(m.read, 2)
attempt(m.flush)
view[0] = 65
m[1] = 66
print(m[:], bytes(view))
part = view[2:5].cast('b')
view.release()
attempt(m.close)
part.release()
attempt(m.resize, 5)
attempt(m.close)
attempt(m.close)
print(m)

empty = mmap.mmap(-1, 0)
view = memoryview(empty)
attempt(empty.resize, 0)
attempt(empty.close)
del view
attempt(empty.close)

try:
    with mmap.mmap(-1, 10) as m:
        view = memoryview(m)
        print(1 / 0)
except BufferError as error:
    print(repr(error), repr(error.__context__))
view = None
with mmap.mmap(-1, 10) as m:
    m.close()
print(m)

readonly = mmap.mmap(-1, 4, access=mmap.ACCESS_READ)
print(memoryview(readonly).readonly)
for take in (lambda: readonly.__buffer__(1), lambda: io.BytesIO(b'zz').readinto(readonly), lambda: struct.pack_into('B', readonly, 0, 1),
             lambda: memoryview(readonly).__setitem__(0, 1)):
    try:
        print(take())
    except Exception as error:
        print(type(error).__name__, error)

m = mmap.mmap(-1, 10)
m[:] = b'0123456789'
print(io.BytesIO(m).getvalue(), struct.unpack_from('<H', m, 2), b'x'.join([m]), bytearray(b'a') + m, b'%b' % m)
print(io.BytesIO(b'zz').readinto(m), m[:])
struct.pack_into('<H', m, 0, 0x4142)
print(m[:])
m.seek(2)
print(m.write(memoryview(m)[0:5]), m[:])  # onto itself
m[0:4] = memoryview(m)[1:5]
m[::-1] = memoryview(m)
print(m[:])

first, *others = m
print(first, others)
iterator = iter(m)
next(iterator)
m.close()
attempt(lambda: next(iterator))
