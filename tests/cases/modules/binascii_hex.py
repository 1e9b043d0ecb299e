# hexlify and unhexlify, with separators; both have two names.
import binascii

data = b'\x00\x1f\xa0\xff\x7e'
print(binascii.hexlify(data), binascii.b2a_hex(data), binascii.hexlify(b''), binascii.hexlify(b'a', ':'))
for group in (1, 2, 3, 4, 5, 6, 0, -1, -2, -3, -5, 2**31 - 1, -2**31):
    print(group, binascii.hexlify(data, '-', group), binascii.b2a_hex(data, sep=b'_', bytes_per_sep=group))
print(binascii.hexlify(data, '\xe9', 2), binascii.hexlify(data, b'\xff', 3))
print(binascii.unhexlify(b'00fFAb'), binascii.a2b_hex('0A'), binascii.unhexlify(''))


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for text in ('0', b'000', '0g', 'g0', '0 ', '00\n0', b'\xff0', b'0\x10', '0@', '0`', '0:', '0/'):
    attempt(binascii.unhexlify, text)
attempt(binascii.hexlify, data, '')
attempt(binascii.hexlify, data, '::')
attempt(binascii.hexlify, data, '\u20ac')
attempt(binascii.hexlify, data, bytearray(b':'))
attempt(binascii.hexlify, data, None)
attempt(binascii.hexlify, data, 1)
attempt(binascii.hexlify, data, ':', 2**31)
attempt(binascii.hexlify, data, ':', 1.5)
attempt(binascii.hexlify, data, bytes_per_sep=2)
