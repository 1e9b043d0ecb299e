import struct

formats = ['z', '3', '3 h', ' <h', '<n', '!P', 'h\0', 'h\xa0', '\ud800', 5, None, bytearray(b'h'), '99999999999h',
           '2147483647h', '2147483647bb', '2147483646bh', '99999999999z']
for function in (struct.calcsize, struct.Struct):
    for text in formats:
        try:
            print(function(text))
        except Exception as error:
            print(type(error).__name__, error)
