# copies of a megabyte
data = bytearray(1 << 20)
for i in range(200):
    copy = bytes(data)
    data[:] = copy
print(len(copy))
