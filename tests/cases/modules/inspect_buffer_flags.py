"""inspect.BufferFlags names what a consumer may ask an exporter for; the combinations are members too."""
from inspect import BufferFlags

print(list(BufferFlags), len(BufferFlags))
for name, member in BufferFlags.__members__.items():
    print(name, int(member), repr(member), str(member), member.name, [each.name for each in member])
for number in (2, 3, 0x1c, 0x3ff, 0x400, -1, ~0x1c):
    print(number, repr(BufferFlags(number)))
print(repr(BufferFlags.FULL & ~BufferFlags.WRITABLE), BufferFlags.ND in BufferFlags.STRIDES, BufferFlags.WRITABLE in BufferFlags.FULL_RO)


class Exporter:
    def __buffer__(self, flags):
        print(repr(BufferFlags(flags)))
        return memoryview(b'abc')


exporter = Exporter()
memoryview(exporter)
bytes(exporter)
b''.join([exporter, b'x'])
try:
    open(0, 'rb', buffering=0, closefd=False).readinto(exporter)
except (BufferError, TypeError) as error:
    print(error)
