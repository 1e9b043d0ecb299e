# crc32 and crc_hqx: running sums; the start is taken modulo 2**32 and 2**16.
import binascii

text = b'What the checksum is taken of.'
print(binascii.crc32(b''), binascii.crc32(text), binascii.crc_hqx(b'', 0), binascii.crc_hqx(text, 0))
print(binascii.crc32(text[7:], binascii.crc32(text[:7])), binascii.crc_hqx(text[7:], binascii.crc_hqx(text[:7], 0)))
print(binascii.crc32(bytes(range(256)) * 20), binascii.crc_hqx(bytes(range(256)) * 20, 0xFFFF))


class Index:
    def __index__(self):
        return 5


for start in (1, 0xFFFF, 0x10000, 2**32 - 1, 2**32, -1, -2**31, -2**31 - 1, 10**30, Index(), True, 1.5, None, 'a'):
    try:
        print(binascii.crc32(b'abc', start), binascii.crc_hqx(b'abc', start))
    except TypeError as error:
        print(error)
