# bytes by index, through a bytearray and a view
data = bytearray(range(256)) * 200
view = memoryview(data)
total = 0
for i in range(len(data)):
    data[i] = (data[i] + i) & 255
    total += view[i]
print(total)
