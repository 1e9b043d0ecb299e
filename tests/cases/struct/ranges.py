import struct

for code in 'bBhHiIlLqQnNP':
    for order in '@<>':
        for number in (-2**100, -2**63 - 1, -2**31 - 1, -129, -1, 256, 2**32, 2**64, 1.0, 'a'):
            try:
                print(order + code, struct.pack(order + code, number).hex())
            except struct.error as error:
                print(order + code, number, error)
            except Exception as error:
                print(order + code, number, type(error).__name__, error)
