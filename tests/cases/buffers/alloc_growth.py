data = bytearray()
seen = []
for number in range(40):
    data.append(number)
    seen.append(data.__alloc__())
print(seen)
while data:
    del data[0]
    seen.append(data.__alloc__())
print(seen[40:])
data = bytearray(30)
sizes = []
while data:
    data.pop()
    sizes.append(data.__alloc__())
print(sizes)
print(bytearray([1, 2, 3, 4, 5]).__alloc__(), bytearray(range(5)).__alloc__(), bytearray(b'12345').__alloc__(), bytearray(5).__alloc__())
data = bytearray(b'x' * 20)
del data[:15]
print(data, data.__alloc__())
data.append(3)
print(data, data.__alloc__())
data[0:0] = b'12345678901234567890'
print(data, data.__alloc__())
data[0:10] = b''
print(data, data.__alloc__())
data += b'abc'
print(data, data.__alloc__())
