print('tab\there', 'new\nline', 'quote\'s', "double\"s", 'back\\slash', 'bell\a'[:4], '\x41\u00e9\U0001F600', '\101')
print(repr('tab\t new\n quote\' double" back\\ \x00 \x7f \x85 é \u200b 😀 \ud800'))
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), ascii('é😀\n'))
print(r'raw \n \t', len(r'\n'), b'bytes \x00\xff\n', rb'raw\x00')
print('implicit ' 'joining ' "works")
print("""triple
quoted 'text' with "quotes"
""", end='')
