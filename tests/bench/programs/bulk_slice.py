# slices of bytes and of views
data = bytes(range(256)) * 64
view = memoryview(data)
total = 0
for i in range(40_000):
    total += len(data[i % 8000:i % 8000 + 512]) + len(view[i % 100:])
print(total)
