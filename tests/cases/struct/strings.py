import struct

for form, value in (('5s', b'ab'), ('2s', b'abcd'), ('0s', b'ab'), ('3s', bytearray(b'xyz')), ('5p', b'ab'), ('3p', b'abcdef'),
                    ('1p', b'abc'), ('0p', b'abc'), ('300p', b'z' * 299), ('c', b'x'), ('c', b''), ('c', bytearray(b'x')),
                    ('s', 'a'), ('p', 3), ('s', memoryview(b'a'))):
    try:
        packed = struct.pack(form, value)
        print(form, packed[:12], struct.unpack(form, packed)[0][:12])
    except struct.error as error:
        print(form, error)
print(struct.unpack('3p', b'\xffab'), struct.unpack('3p', b'\0ab'), struct.unpack('2c3sx?', b'ab123x\x02'))
target = bytearray(b'......')
struct.pack_into('0p', target, 1, b'abc')
struct.pack_into('bx', target, 3, 1)
print(target)
