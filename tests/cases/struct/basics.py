import struct

print(struct.pack('<HI', 1, 2), struct.pack('>h', -2), struct.unpack('<HI', b'\x01\x00\x02\x00\x00\x00'), struct.calcsize('<bhiq'), struct.pack('3s2x?', b'ab', True))
print(struct.unpack('>fd', struct.pack('>fd', 1.5, 2.5)), list(struct.iter_unpack('<H', b'\x01\x00\x02\x00')), struct.unpack_from('<H', b'\x00\x01\x02', 1))
buffer = bytearray(6)
struct.pack_into('>HH', buffer, 1, 1, 2)
print(buffer, struct.Struct('<i').size)
for call in ("struct.pack('<H', 70000)", "struct.pack('<H')", "struct.unpack('<H', b'a')", "struct.pack('z')", "struct.pack('<i', 'a')", "struct.pack_into('<I', bytearray(2), 0, 1)"):
    try:
        eval(call)
    except struct.error as error:
        print(error)
