data = bytearray(range(12))
view = memoryview(data)
for part in (view[2:8], view[::2], view[::-1], view[8:2:-3], view[3:3], view[1:][1:][::2], view[::5][::-1]):
    print(part.tolist(), part.shape, part.strides, part.nbytes, part.contiguous, part.c_contiguous)
view[::3] = b'\xff' * 4
view[1:4] = view[4:7]
print(list(data))
view[0:6] = view[2:8]
view[::-1][:2] = b'AB'
print(list(data))
