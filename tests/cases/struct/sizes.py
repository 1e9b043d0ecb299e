import struct

for code in 'xcbB?hHiIlLqQnNefdFDspP':
    native = struct.calcsize(code), struct.calcsize('b' + code), struct.calcsize('b0' + code)
    try:
        standard = struct.calcsize('<' + code), struct.calcsize('>b' + code)
    except struct.error as error:
        standard = error
    print(code, native, standard)
print(struct.calcsize('< 3h 2b\t\n5s'), struct.calcsize(b'=hq'), struct.calcsize('@bq'), struct.calcsize(''))
