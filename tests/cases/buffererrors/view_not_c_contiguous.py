"""A strided view is asked for its bytes in one run, as most consumers do."""
import binascii

view = memoryview(b'abcdef')[::2]
for use in [lambda: b'ace'.find(view), lambda: binascii.crc32(view), lambda: int.from_bytes(view), lambda: b'ace'.startswith(view)]:
    try:
        print(use())
    except BufferError as error:
        print(error)
binascii.hexlify(view)
