import codecs

for name in ('\ud800', 'a\0b', 'nope', 'a b', 5, None, ''):
    for label, take in {
        'str': lambda: str(b'a', name), 'str errors': lambda: str(b'\xff', 'utf-8', name), 'decode': lambda: b'a'.decode(name),
        'bytes': lambda: bytes('a', name), 'bytearray': lambda: bytearray('a', 'latin-1', name), 'encode': lambda: 'a'.encode(name),
        'encode errors': lambda: '\xff'.encode('ascii', name), 'lookup': lambda: codecs.lookup(name),
        'lookup_error': lambda: codecs.lookup_error(name),
    }.items():
        try:
            print(label, ascii(name), take())
        except (LookupError, TypeError, ValueError) as error:
            print(label, ascii(name), type(error).__name__, ascii(str(error)))
