# find and count in a megabyte
data = bytes(range(255)) * 4000 + b'\xff'
total = 0
for i in range(60):
    total += data.find(b'\xff') + data.count(b'\x01\x02') + data.rfind(b'\x00\x01\x02\x04') + (b'\xfe\xff' in data)
print(total)
