"""struct finds no room

A record must fit between the position and the end of the buffer. If it
does not, `struct.error` says how many bytes it would need and how many
there are. Nothing was written then.

A value must fit its field as well: `'B'` is one byte. And `bytes` cannot
be packed into, since they do not change.
"""

import struct

data = bytearray(6)

try:
    struct.pack_into('<B', data, 0, 300)
except struct.error as error:
    print(error)

try:
    struct.pack_into('<I', bytes(6), 0, 1)
except TypeError as error:
    print(error)

struct.pack_into('<I', data, 2, 1)  # the last four bytes
print(data.hex(' '))

struct.pack_into('<I', data, 3, 1)  # one too far
