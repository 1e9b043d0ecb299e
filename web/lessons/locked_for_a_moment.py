"""Locked for a moment

Nobody needs to write `memoryview` for memory to be locked. A function
that works on a buffer holds it while it works, and lets go at its end.
You only notice when your own code runs in the middle of it.

Here `re.sub` calls a function for each match, and that function tries to
shorten the very bytes that are being searched. Then `struct.pack_into`
asks an object for its number, and that object tries the same. The zero
at the end shows that `pack_into` had begun to write.

Go back with the timeline into `shorten`: the padlock is closed, though
there is no view to be seen.
"""

import re
import struct

data = bytearray(b'a-b-c')


def shorten(match):
    data.pop()
    return b'+'


class Shortens:
    def __index__(self):
        data.pop()
        return 1


for work in (
    lambda: re.sub(b'-', shorten, data),
    lambda: struct.pack_into('B', data, 0, Shortens()),
):
    try:
        work()
    except BufferError as error:
        print('in the middle:', error)

data.pop()
print('afterwards:', data)
