import copy
import struct
import weakref


class Header(struct.Struct):
    def __init__(self, extra):
        super().__init__('<2h' + extra)
        self.extra = extra


header = Header('5s')
print(header, header.format, header.size, header.extra, header.pack(1, 2, b'x'), header.__sizeof__())
packer = struct.Struct(b'>h')
print(repr(packer), packer.format, weakref.ref(packer)() is packer, packer == struct.Struct('>h'))
packer.__init__('<q')
print(packer.size, packer.pack(1))
for action in (lambda: packer.__init__('z'), lambda: setattr(packer, 'size', 3), lambda: delattr(packer, 'format'),
               lambda: setattr(packer, 'other', 3), lambda: copy.copy(packer), lambda: setattr(struct.Struct, 'x', 1)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(packer, packer.pack(2), struct.error, struct.error.__mro__, repr(struct.error('x')))
struct.error.extra = 1
print(struct.error.extra, struct.Struct, struct.__all__, struct._clearcache())
