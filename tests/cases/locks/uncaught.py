data = bytearray(b'abc')
view = memoryview(data)


def grow(buffer, more):
    buffer.extend(more)


grow(data, b'def')
