import struct


class Number:
    def __float__(self):
        raise KeyError('no')


numbers = [0.1, -0.0, 1e39, 65519.99, 65520.0, 2**-25, 2**-25 * 1.0001, 2**-14 - 2**-25, 1e-40, float('inf'), -float('inf'),
           7, 10**39, 10**400, True, None, Number()]
for code in 'efdFD':
    for order in '@<>':
        for number in numbers:
            try:
                packed = struct.pack(order + code, number)
                print(order + code, packed.hex(), struct.unpack(order + code, packed))
            except Exception as error:
                print(order + code, type(error).__name__, error)
print(struct.pack('>F', 1.5 - 2j).hex(), struct.unpack('<D', struct.pack('<D', 3 + 4j)))
