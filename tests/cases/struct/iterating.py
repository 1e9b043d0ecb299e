import struct

data = bytearray(b'abcdef')
pairs = struct.iter_unpack('<h', data)
print(next(pairs), pairs.__length_hint__(), iter(pairs) is pairs)
for action in (lambda: data.append(1), lambda: type(pairs)()):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
data[2:4] = b'\0\0'
print(list(pairs), pairs.__length_hint__(), next(pairs, 'end'))
data.append(1)
packer = struct.Struct('bb')
pairs = packer.iter_unpack(b'abcdef')
print(next(pairs))
packer.__init__('hh')
print(list(pairs))
del pairs
held = struct.iter_unpack('3s', data[:6])
del held
