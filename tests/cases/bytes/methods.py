b = b'Hello World'
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.center(15, b'*'), b.ljust(13, b'.'), b.rjust(13), b.zfill(14))
print(b.find(b'o'), b.rfind(b'o'), b.find(111), b.index(b'W'), b.count(b'l'), b.count(108), b.startswith(b'He'), b.endswith((b'x', b'ld')), b.find(b'z'))
print(b.split(), b.split(b'o'), b.rsplit(b'o', 1), b.partition(b' '), b.rpartition(b'l'), b'a\nb\r\nc'.splitlines(), b'  x '.strip(), b'xxax'.lstrip(b'x'))
print(b.replace(b'l', b'L', 2), b'-'.join([b'a', bytearray(b'b'), memoryview(b'c')]), b.translate(None, b'lo'), b.translate(bytes.maketrans(b'lo', b'01')), b.removeprefix(b'Hello '), b.removesuffix(b'World'))
print(b.isalpha(), b'abc'.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' '.isspace(), b'A'.isupper(), b'a'.islower(), b'Ab'.istitle(), b.isascii(), b'a\tb'.expandtabs(4))
