# encoding= and errors=, byte order marks included.
for encoding in ('utf-8', 'utf-8-sig', 'latin-1', 'utf-16', 'utf-16-be', 'utf-32', 'cp1252', 'ascii'):
    try:
        with open('f', 'w', encoding=encoding) as f:
            f.write('h\xe9')
            f.write('llo\n')
        with open('f', 'a', encoding=encoding) as f:
            f.write('\xff')
    except UnicodeError as error:
        print(encoding, error)
        continue
    print(encoding, open('f', 'rb').read(), repr(open('f', encoding=encoding).read()))
with open('f', 'w', encoding='ascii', errors='backslashreplace') as f:
    f.write('\xe9\u1234')
    print(f.errors)
print(open('f').read())
with open('f', 'wb') as f:
    f.write(b'ab\xffcd')
for errors in ('replace', 'ignore', 'surrogateescape', 'backslashreplace'):
    print(repr(open('f', errors=errors).read()))
try:
    open('f', encoding='utf-16').read()
except UnicodeError as error:
    print(error)
