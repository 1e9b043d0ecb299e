"""Bytes that do not stand side by side

Some consumers can only take bytes in one run: a file, a socket, a
checksum. A view with a step has none to give, and the request is
refused with a `BufferError`.

The error is not about a lock: nothing needs to be released. Make a copy
that stands side by side; `bytes(view)` or `view.tobytes()` does.
"""

import io

data = bytearray(b'abcdefgh')
every = memoryview(data)[::2]
print(every.contiguous, bytes(every))

file = io.BytesIO()
file.write(every.tobytes())     # a copy: fine
print(file.getvalue())

file.write(every)               # not as it is
