"""Reading straight into your memory

`file.read(4)` makes new bytes. `file.readinto(view)` fills memory you
already have and tells how many bytes came. With a view you choose where:
here behind a header of two bytes.

Programs that read much and often do it this way: one buffer, filled
again and again.
"""

import io

file = io.BytesIO(b'abcdefg')
buffer = bytearray(b'>>....')
body = memoryview(buffer)[2:]

while count := file.readinto(body):
    print(count, buffer, bytes(body[:count]))

try:
    file.readinto(b'......')
except TypeError as error:
    print('TypeError:', error)
