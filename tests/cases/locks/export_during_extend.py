data = bytearray(b'abc')


def numbers():
    view = memoryview(data)
    yield 1
    yield 2


try:
    data.extend(numbers())
except BufferError as error:
    print(error)
print(data)
data.extend(n for n in (5, 6))
print(data)
data.extend(data)
print(data)
