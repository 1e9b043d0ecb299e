# A BufferError, uncaught, from a nested call.
def lock(data):
    return memoryview(data)


def grow(data, view):
    data.extend(view)


data = bytearray(b"Hello")
grow(data, lock(data))
