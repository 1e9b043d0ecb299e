"""The codecs from bytes to bytes: hex, base64, quopri and uu, by all their names, with what they refuse."""
import codecs

samples = [b'', b'abc', b'a' * 50, b'a=b c \xff\n\ttab \n', bytes(range(256))]
for name in ['hex', 'hex_codec', 'base64', 'base64_codec', 'base_64', 'quopri', 'quopri_codec', 'quoted_printable', 'quotedprintable', 'uu', 'uu_codec']:
    info = codecs.lookup(name)
    print(name, info.name, info._is_text_encoding)
    for sample in samples:
        coded = codecs.encode(sample, name)
        print(coded[:120], codecs.decode(coded, name) == sample)
for name, data in [('hex', b'abc'), ('hex', b'zz'), ('base64', b'a'), ('uu', b''), ('uu', b'begin 666 x\n'), ('uu', b'begin 666 x\n#86)C\n'), ('uu', b'begin 666 x\n#86)C@@@\n \nend\n'),
                   ('uu', b'head\nbegin 666 x\n#86)C\n \nend\nrest'), ('quopri', b'=ZZ=4')]:
    try:
        print(name, codecs.decode(data, name))
    except Exception as error:
        print(name, type(error).__name__, error, error.__notes__)
for name in ('hex', 'base64', 'quopri', 'uu'):
    for use in (lambda: 'a'.encode(name), lambda: b'a'.decode(name), lambda: codecs.encode('a', name), lambda: codecs.decode('a', name), lambda: codecs.encode(b'a', name, 'ignore'),
                lambda: codecs.getincrementalencoder(name)().encode(b'ab'), lambda: str(b'a', name)):
        try:
            print(name, use())
        except Exception as error:
            print(name, type(error).__name__, error, getattr(error, '__notes__', None))
