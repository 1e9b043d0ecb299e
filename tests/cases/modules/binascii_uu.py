# uuencode: one line at a time.
import binascii

for size in (0, 1, 2, 3, 4, 44, 45):
    data = bytes(i * 7 % 256 for i in range(size))
    line = binascii.b2a_uu(data)
    print(line, binascii.a2b_uu(line) == data)
    print(binascii.b2a_uu(data, backtick=True))
for line in (b'', b' ', b'`', b'#', b'#86)C', b'#86)C\n', b'#86)C \r\n', b'#86)C```', b'#86', b'#8\n6', '#86)C', b'M86)C'):
    print(line, binascii.a2b_uu(line))
for line in (b'#86)Ca', b'#86)C  x', b'#\x1f', b'#8\x7f', b'#\xff', b'\xff', b'#86)C\x00'):
    try:
        print(line, binascii.a2b_uu(line))
    except binascii.Error as error:
        print(line, error)
try:
    binascii.b2a_uu(bytes(46))
except binascii.Error as error:
    print(error)
