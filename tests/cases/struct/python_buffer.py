import struct


class Exporter:
    def __init__(self):
        self.data = bytearray(b'abcdef')

    def __buffer__(self, flags):
        print('acquired', flags)
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print('released')


exporter = Exporter()
print(struct.unpack_from('<h', exporter))
for arguments in ((0, 1), (0, 'x'), ('x', 1), (9, 1)):
    try:
        struct.pack_into('<h', exporter, *arguments)
    except Exception as error:
        print(type(error).__name__, error)
pairs = struct.iter_unpack('<h', exporter)
print(next(pairs))
del pairs
print(exporter.data)
