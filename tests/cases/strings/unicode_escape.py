# The codecs unicode_escape and raw_unicode_escape, both ways.
for text in ['a\\b\n\t\r\x00\x7f', 'éÿ', 'Āﬀ', '\U0001f600', '\ud800']:
    print(text.encode('unicode_escape'), text.encode('raw-unicode-escape'))
for data in [b'\\n\\x41\\u20ac\\U0001f600\\101\\N{BULLET}', b'\xe9\\\\u0041', b'\\\n|', b'\\x4', b'\\u12', b'\\U00110000', b'\\N{no}', b'\\N', b'end\\']:
    for codec in ['unicode_escape', 'raw_unicode_escape']:
        for errors in ['strict', 'replace', 'ignore', 'backslashreplace']:
            try:
                print(data, codec, errors, ascii(data.decode(codec, errors)))
            except UnicodeDecodeError as error:
                print(data, codec, errors, error)
