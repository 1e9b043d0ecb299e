# quoted-printable, both ways.
import binascii
from itertools import product

for text in (b'', b'=', b'==', b'=A', b'=AB', b'=ab', b'=aZ', b'=Z', b'=\n', b'=\r\nx', b'=\rx', b'=\rx\ny', b'a=\nb', b'==41', b'=\x00',
             b'a_b', '=3D', b'=3D=', b'= \n', b'\xff=FF'):
    print(text, binascii.a2b_qp(text), binascii.a2b_qp(text, header=True))
datas = (b'', b'abc', b'a b\tc', b' ', b'\t', b'a \nb', b'a\t\r\nb ', b'\r', b'\n', b'a\rb', b'.', b'.\n', b'a.\n', b'.a', b'.\x00', b'_=\x7f\x80\x00',
         b'x' * 80, b'x' * 75, b'x' * 76, b'x' * 76 + b'\n', b'=' * 30, b'a\r\n' + b'y' * 90, b'x' * 74 + b' \n', b'\n'.join([b'q' * 73 + b'\xff'] * 2))
for data in datas:
    for tabs, text, header in product((False, True), repeat=3):
        print(binascii.b2a_qp(data, tabs, text, header), end=' ')
    print()
    assert binascii.a2b_qp(binascii.b2a_qp(data, istext=False)) == data
print(binascii.b2a_qp(data=b'\t x_', quotetabs=1, istext=0, header=1), binascii.a2b_qp(data=b'_', header=[1]))
