# No bytes are decoded without a look at the encoding.
import codecs

print([b''.decode('nope'), bytearray().decode('ascii', 'nope'), str(b'', 'nope'), str(memoryview(b''), 'utf-8', 'nope')])
for attempt in (lambda: ''.encode('nope'), lambda: codecs.decode(b'', 'nope'), lambda: b''.decode('a\0b'), lambda: str(5, 'nope')):
    try:
        print(attempt())
    except (LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
