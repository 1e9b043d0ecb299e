# pickle.PickleBuffer: lends the buffer of its object until it is released.
import pickle
import _pickle
import weakref
from pickle import PickleBuffer


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(PickleBuffer, PickleBuffer.__mro__, PickleBuffer is _pickle.PickleBuffer, 'PickleBuffer' in pickle.__all__)
attempt(PickleBuffer)
attempt(PickleBuffer, 1)
attempt(PickleBuffer, 'a')
attempt(PickleBuffer, b'', b'')
attempt(PickleBuffer, buffer=b'')
attempt(PickleBuffer, a=b'', b=b'')
attempt(PickleBuffer, b'', a=1)
attempt(lambda: type('Sub', (PickleBuffer,), {}))

data = bytearray(b'abcd')
holder = PickleBuffer(data)
attempt(data.append, 1)
view = memoryview(holder)
print(view.obj is data, view.readonly, bytes(holder), weakref.ref(holder)() is holder)
view[0] = 65
holder.release()
holder.release()
attempt(data.append, 1)
view.release()
attempt(data.append, 1)
for function in (holder.raw, lambda: memoryview(holder), lambda: bytes(holder), lambda: PickleBuffer(holder)):
    attempt(function)
again = PickleBuffer(PickleBuffer(data))
attempt(data.append, 1)
del again
attempt(data.append, 1)
print(data)
