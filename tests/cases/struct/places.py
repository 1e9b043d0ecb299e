import struct

for offset in (0, 1, 2, 3, -1, -2, -3, -4, -2**31, 2**31 - 1, 2**31, 2**70, 'x', 1.5, None):
    for call in (lambda: struct.unpack_from('<h', b'abc', offset), lambda: struct.pack_into('<h', bytearray(3), offset, 1),
                 lambda: struct.Struct('h').unpack_from(b'abc', offset=offset)):
        try:
            print(offset, call())
        except Exception as error:
            print(offset, type(error).__name__, error)
