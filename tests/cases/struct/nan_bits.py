# A NaN that signals does so still in the standard formats, and is made quiet in the native ones.
import struct

for order in '@=<>':
    for bits in (0x7F800001, 0xFF800001, 0x7FC00001, 0x7FBFFFFF):
        raw = bits.to_bytes(4, 'big' if order == '>' else 'little')
        number, = struct.unpack(order + 'f', raw)
        print(order, raw.hex(), *(struct.pack(order + code, number).hex() for code in 'fde'))
    for bits in (0x7C01, 0xFC01, 0x7E01, 0x7DFF):
        raw = bits.to_bytes(2, 'big' if order == '>' else 'little')
        number, = struct.unpack(order + 'e', raw)
        print(order, raw.hex(), *(struct.pack(order + code, number).hex() for code in 'fde'))
    for bits in (0x7FF0000000000001, 0xFFF4000000000201, 0x7FF8000000000001):
        number, = struct.unpack('>d', bits.to_bytes(8, 'big'))
        print(order, *(struct.pack(order + code, number).hex() for code in 'fde'))
