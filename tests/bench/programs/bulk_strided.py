# copies through a stride
data = bytearray(1 << 20)
view = memoryview(data)
for i in range(30):
    odd = bytes(view[1::2])
    view[::2] = odd
    back = data[::-1]
print(len(odd), len(back))
