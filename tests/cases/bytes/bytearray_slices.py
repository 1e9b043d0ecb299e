b = bytearray(range(10))
print(b[2:5], b[::-3], b[-2:], type(b[1:2]).__name__)
b[2:5] = b''
b[0:0] = b'\xff\xfe'
b[len(b):] = b'end'
b[1:2] = [7, 8, 9]
print(list(b))
b[:] = bytes(4)
b[1:3] = b[2:4] + b'xx'
b[2:2] = b
print(b)
del b[::2]
print(b, b == bytearray(b), b is bytearray(b))
