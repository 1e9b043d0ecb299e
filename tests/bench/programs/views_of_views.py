# views of views: slices, casts and releases
data = bytearray(4096)
view = memoryview(data)
total = 0
for i in range(20_000):
    part = view[i % 1000:]
    with part[:1024] as inner:
        total += len(inner[::2].toreadonly())
    total += part[:64].cast('I').nbytes
print(total)
