"""A record in a few bytes

`struct` packs values into bytes by a format, and takes them apart again.
`'<HBI'` means: little-endian, a number of two bytes, one of one byte, one
of four.

The first character matters. With `<` the fields stand side by side. With
`@`, or nothing, they stand where the machine likes them best, with gaps
of unused bytes between. In the picture of `aligned` the zero is a gap.
"""

import struct

packed = struct.pack('<HBI', 1815, 7, 1234567890)
aligned = struct.pack('@HBI', 1815, 7, 1234567890)

print(struct.calcsize('<HBI'), packed.hex(' '))
print(struct.calcsize('@HBI'), aligned.hex(' '))

print(struct.unpack('<HBI', packed))
print(struct.pack('>H', 1815).hex(' '), 'big-endian')
