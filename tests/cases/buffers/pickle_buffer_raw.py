# PickleBuffer.raw() is the memory as plain bytes, whatever its layout, as long as it is contiguous.
from array import array
from pickle import PickleBuffer


def show(view):
    print(type(view), view.format, view.itemsize, view.ndim, view.shape, view.strides, view.readonly, view.c_contiguous, view.tobytes())


show(PickleBuffer(b'abc').raw())
show(PickleBuffer(bytearray(b'')).raw())
numbers = array('H', [1, 2, 3])
holder = PickleBuffer(numbers)
show(holder.raw())
show(memoryview(holder))
print(holder.raw().obj is numbers)
show(PickleBuffer(memoryview(b'abcdef').cast('B', (2, 3))).raw())
show(PickleBuffer(memoryview(b'\x01\x02\x03\x04').cast('i', ())).raw())
sparse = PickleBuffer(memoryview(b'abcdef')[::2])
show(memoryview(sparse))
for function in (sparse.raw, lambda: sparse.raw(1), lambda: holder.release(1), lambda: bytes(sparse)):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
view = holder.raw()
view[0] = 9
holder.release()
try:
    numbers.append(4)
except BufferError as error:
    print(error)
view.release()
numbers.append(4)
print(numbers)
