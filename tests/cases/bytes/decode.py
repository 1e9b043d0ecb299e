print(b'caf\xc3\xa9'.decode(), b'caf\xe9'.decode('latin-1'), b'abc'.decode('ascii'), 'é'.encode('utf-8'), 'é'.encode('latin-1'), b'\xff\xfeA\x00'.decode('utf-16'))
print(b'a\xffb'.decode('utf-8', 'replace'), b'a\xffb'.decode('utf-8', 'ignore'), b'a\xffb'.decode('utf-8', 'backslashreplace'), 'aé'.encode('ascii', 'ignore'), 'aé'.encode('ascii', 'xmlcharrefreplace'), 'aé'.encode('ascii', 'backslashreplace'))
print(repr(b'\xed\xa0\x80'.decode('utf-8', 'surrogatepass')), repr(b'\xff'.decode('utf-8', 'surrogateescape')), '\udcff'.encode('utf-8', 'surrogateescape'))
