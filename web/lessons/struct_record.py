"""A record in a few bytes

`struct` packs values into bytes by a format, and takes them apart again.
`'<HBf'` means: little-endian, a number of two bytes, one of one byte, a
float of four.

The first character matters. With `<` the fields stand side by side. With
`@`, or nothing, they stand where the machine likes them best, with gaps
of unused bytes between. Look for the zeros in the picture of `aligned`.
"""

import struct

packed = struct.pack('<HBf', 1815, 7, 0.5)
aligned = struct.pack('@HBf', 1815, 7, 0.5)

print(struct.calcsize('<HBf'), packed.hex(' '))
print(struct.calcsize('@HBf'), aligned.hex(' '))

print(struct.unpack('<HBf', packed))
print(struct.pack('>H', 1815).hex(' '), 'big-endian')
