data = bytearray(b'abc')


def make():
    view = memoryview(data)
    return lambda: view[0]


first = make()
print(first())
try:
    data.clear()
except BufferError as error:
    print(error)
first = None
data.clear()
print(data)
