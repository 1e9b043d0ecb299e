# struct pack and unpack
import struct

packer = struct.Struct('<IhBd')
data = bytearray(packer.size * 1000)
total = 0
for turn in range(20):
    for i in range(1000):
        packer.pack_into(data, i * packer.size, i, turn, i & 255, i * 0.5)
    for number, small, byte, real in struct.iter_unpack('<IhBd', data):
        total += number + small + byte
print(total)
