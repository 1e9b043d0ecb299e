# bytes by iteration
data = bytes(range(256)) * 800
total = 0
for byte in data:
    total ^= byte
for byte in memoryview(data):
    total += byte
print(total)
