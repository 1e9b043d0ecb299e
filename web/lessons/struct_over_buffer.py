"""struct over a buffer

`pack` makes new bytes each time. `pack_into` writes into memory that is
there, from a position on, and `unpack_from` reads from one. Neither
copies the rest.

Here one bytearray holds three records of four bytes each. A view marks
the second one; `struct` takes the view as well as the bytearray.
"""

import struct

record = struct.Struct('<Hbb')
data = bytearray(3 * record.size)

for place, values in enumerate([(500, 1, -1), (600, 2, -2), (700, 3, -3)]):
    record.pack_into(data, place * record.size, *values)
print(data.hex(' ', 4))

second = memoryview(data)[4:8]
print(record.unpack_from(second))

record.pack_into(second, 0, 601, 0, 0)
for values in record.iter_unpack(data):
    print(values)
