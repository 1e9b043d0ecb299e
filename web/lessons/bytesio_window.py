"""BytesIO lends its memory

`io.BytesIO` is a file in memory. Ask it for its contents, and there are
two answers: `getvalue()` gives `bytes` that are yours to keep;
`getbuffer()` lends a view of the memory itself.

While the view is held the file can be read, and changed through the
view. The file itself cannot be written, cut or closed. It is stricter
than a `bytearray`: it does not look whether a write would fit.
"""

import io

file = io.BytesIO(b'Hello')
value = file.getvalue()     # yours to keep
window = file.getbuffer()   # lent

window[0] = ord('J')
print(value, file.getvalue(), file.read(2))

changes = {
    'write': lambda: file.write(b'LL'),
    'truncate': lambda: file.truncate(3),
    'close': lambda: file.close(),
}
for name, change in changes.items():
    try:
        change()
    except BufferError as error:
        print(f'{name}: {error}')

window.release()
file.write(b'LL')
print(file.getvalue())
