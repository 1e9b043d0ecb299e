# translate, replace, upper
table = bytes((i * 7) % 256 for i in range(256))
data = b'Hello, buffers! ' * 8192
size = 0
for i in range(60):
    size += len(data.translate(table)) + len(data.replace(b'buffers', b'views')) + len(data.upper())
print(size)
