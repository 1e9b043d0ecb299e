data = bytearray(b'abc')
it = iter(memoryview(data))
print(next(it))
try:
    data.append(1)
except BufferError as error:
    print(error)
print(list(it))
try:
    data.append(1)
    print('exhausted iterator let go', data)
except BufferError as error:
    print('still held')
