"""A memory map

`mmap` is memory that the system provides in pages; often it shows a
file, here it is empty memory. It reads like bytes, writes like a
bytearray and has a position like a file.

It has two messages of its own when a view holds it: one for changing its
size, one for closing it.
"""

import mmap

pages = mmap.mmap(-1, 16)
pages.write(b'Hello')
view = memoryview(pages)[:5]
print(bytes(view))

try:
    pages.resize(32)
except BufferError as error:
    print('resize:', error)

try:
    pages.close()
except BufferError as error:
    print('close:', error)

view.release()
pages.close()
print('closed:', pages.closed)
