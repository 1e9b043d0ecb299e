data = bytearray(b'abc')


def fail():
    view = memoryview(data)
    raise ValueError('x')


try:
    fail()
except ValueError as error:
    saved = error.with_traceback(None)
data.append(1)
print(data, saved)
