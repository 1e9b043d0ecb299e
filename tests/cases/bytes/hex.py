print(b'\x00\xff\x10'.hex(), b'\x01\x02\x03\x04\x05'.hex(' '), b'\x01\x02\x03\x04\x05'.hex('-', 2), b'\x01\x02\x03\x04\x05'.hex(':', -2), b''.hex())
print(bytes.fromhex('00ff 10'), bytearray.fromhex('DEADBEEF'), bytes.fromhex(''), bytes.fromhex(b'6869'))
for text in ('0', 'xy', '00 0', '0x10', 'é0'):
    try:
        bytes.fromhex(text)
    except ValueError as error:
        print(error)
try:
    b'ab'.hex('--')
except ValueError as error:
    print(error)
