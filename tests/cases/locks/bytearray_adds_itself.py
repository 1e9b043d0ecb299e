# b += b: the bytearray's own export locks it; extend and slices copy first
b = bytearray(b"ab")
try:
    b += b
except BufferError as error:
    print(error)
print(b)
b.extend(b)
print(b)
b[1:1] = b
print(b)
b = bytearray()
b += b
print(b)
view = memoryview(bytearray(b"xyz"))
b += view
b += view[:0]
print(b)
b += b
