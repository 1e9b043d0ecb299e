b = bytearray(b'abc')
b.resize(5)
print(b)
b.resize(2)
print(b)
for size in (-1, 'a'):
    try:
        b.resize(size)
    except (ValueError, TypeError) as error:
        print(error)
view = memoryview(b)
try:
    b.resize(9)
except BufferError as error:
    print(error)
b.resize(2)
print(b)
