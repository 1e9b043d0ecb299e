# What a class's __buffer__ gave cannot be asked a second time through a PickleBuffer.
from pickle import PickleBuffer


class Exporter:
    def __buffer__(self, flags):
        print('asked', flags)
        return memoryview(b'ab')

    def __release_buffer__(self, view):
        print('given back', bytes(view))


holder = PickleBuffer(Exporter())
for function in (holder.raw, lambda: memoryview(holder), lambda: bytes(holder)):
    try:
        print(function())
    except TypeError as error:
        print(error)
print(type(memoryview(Exporter()).obj))
holder.release()
