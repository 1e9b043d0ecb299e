# cp1252 and its kin: by all their names, both ways, and what has no place in them.
every = bytes(range(256))
for name in ['cp1252', 'windows-1252', 'CP437', 'cp1251', 'iso-8859-15', 'latin9']:
    print(name, ascii(every.decode(name, 'replace')))
print('€uro “x”'.encode('cp1252'), 'Привет'.encode('windows-1251'), 'é'.encode('ibm437'), str(b'\xa4', 'latin9'))
for run in [lambda: 'Ω'.encode('cp1252'), lambda: b'\x81'.decode('cp1252'), lambda: 'x'.encode('rot13'), lambda: b'x'.decode('hex'), lambda: 'x'.encode('no such')]:
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)
print('Ωa'.encode('cp1252', 'xmlcharrefreplace'), 'Ωa'.encode('cp1252', 'ignore'))
