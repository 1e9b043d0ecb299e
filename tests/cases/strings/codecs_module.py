import codecs
for name in ['UTF8', 'utf_16', 'Latin-1', 'us-ascii', 'unicode-escape', 'utf-8-sig', 'UTF 32 LE', 'windows-1252']:
    info = codecs.lookup(name)
    print(name, info.name, len(info), info.encode('a')[1], info.decode(info.encode('ab')[0]))
print(codecs.BOM_UTF8, codecs.BOM, codecs.BOM_UTF32_BE)
decoder = codecs.getincrementaldecoder('utf-8')()
print([decoder.decode(bytes([b])) for b in 'é€x'.encode()], repr(decoder.decode(b'', True)))
decoder = codecs.getincrementaldecoder('utf-16')()
print([decoder.decode(bytes([b])) for b in 'a€'.encode('utf-16')])
encoder = codecs.getincrementalencoder('utf-8-sig')()
print(encoder.encode('a'), encoder.encode('b'))
print(list(codecs.iterdecode([b'\xc3', b'\xa9', b'x'], 'utf-8')), list(codecs.iterencode(['a', 'é'], 'latin-1')))
print(codecs.encode(b'ab', 'hex'), codecs.decode('6162', 'hex'), codecs.encode('Hello', 'rot13'))
codecs.register(lambda name: codecs.CodecInfo(lambda s, e='strict': (s[::-1].encode(), len(s)), lambda b, e='strict': (bytes(b).decode()[::-1], len(b)), name=name) if name == 'backwards' else None)
print('abc'.encode('backwards'), b'abc'.decode('Backwards'))
for run in [lambda: codecs.lookup('nope'), lambda: codecs.lookup(1), lambda: codecs.register(1), lambda: codecs.encode('é', 'ascii'), lambda: 'é'.encode('utf--8 ')]:
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, '__notes__', None))
