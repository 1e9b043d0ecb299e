"""A bytearray is resized by an `__index__` that pack_into calls while it writes there."""
import struct

b = bytearray(4)


class Number:
    def __index__(self):
        b.clear()
        return 1


struct.pack_into('i', b, 0, Number())
