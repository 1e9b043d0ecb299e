# base64: both ways, what is skipped, what strict_mode refuses.
import binascii

for size in range(8):
    data = bytes(range(250, 250 + min(size, 6))) + b'\x00' * max(0, size - 6)
    text = binascii.b2a_base64(data)
    print(size, text, binascii.b2a_base64(data, newline=False), binascii.a2b_base64(text) == data)
print(binascii.b2a_base64(bytes(range(256)), newline=[]))

texts = [b'', b'=', b'==', b'A', b'AA', b'AAA', b'AAAA', b'AA=', b'AA==', b'AAA=', b'A=A=', b'AA=A', b'A===', b'AA\n==',
         b'AA=\n=', b'=AAA', b'====', b'AAAA=', b'AAAA==', b'AA==AA==', b'AA==\n', b'A-A_A', b'AAAAA', b'AAAAAAAAA', b' Y W J j ',
         b'YWJj====YWJj', b'ab=c=', b'\xff\xfe', 'YWJj', '']
for text in texts:
    results = []
    for strict in (False, True):
        try:
            results.append(binascii.a2b_base64(text, strict_mode=strict))
        except binascii.Error as error:
            results.append(str(error))
    print(text, *results, sep=' | ')
