# Ascii85, base85 and z85, both ways and with their errors.
import base64

datas = [b'', b'a', b'ab', b'abc', b'abcd', b'abcde', bytes(3), bytes(4), bytes(5), b'    ', b'     ', b'\xff' * 9, bytes(range(40))]
for data in datas:
    print(base64.a85encode(data), base64.a85encode(bytearray(data), foldspaces=True), base64.a85encode(data, pad=True),
          base64.a85encode(data, adobe=True), base64.a85encode(data, wrapcol=7), base64.a85encode(data, wrapcol=1, adobe=True))
    print(base64.b85encode(data), base64.b85encode(bytearray(data), True), base64.z85encode(memoryview(data)))
    for name in ('a85', 'b85', 'z85'):
        text = getattr(base64, name + 'encode')(data)
        assert getattr(base64, name + 'decode')(text) == data == getattr(base64, name + 'decode')(text.decode())
    assert base64.a85decode(base64.a85encode(data, adobe=True, foldspaces=True), adobe=True, foldspaces=True) == data


def attempt(name, *args, **kwargs):
    try:
        print(getattr(base64, name)(*args, **kwargs))
    except Exception as error:
        print(name, *[arg for arg in args if isinstance(arg, (str, bytes))], type(error).__name__, error, repr(error.__cause__), error.__suppress_context__)


for text in ('', '!', '!!', 'zz', 'yz', '!z', '!!!!y', '  87c\nUR', 'x', '\x7f', 's8W-!', 's8W-"', 'uuuuu', 'abc~>', '<~87cUR~>', '<~~>', '~>', '<~>'):
    attempt('a85decode', text)
    attempt('a85decode', text, foldspaces=True)
    attempt('a85decode', text, adobe=True)
attempt('a85decode', b'8-7', ignorechars=b'-')
attempt('a85decode', b'8 7', ignorechars=b'')
attempt('a85decode', 'a\xe9')
attempt('a85encode', b'abc', True)
attempt('a85encode', 'abc')
for text in ('', '0', '00', 'VPaz', 'VPazd', '|NsC0', '|NsC1', '~~~~~', 'VPa"zd', 'abcd"', '\x00', '%nSc0', '%nSc1', '#####', 'abc;_', '[]', '\u20ac'):
    attempt('b85decode', text)
    attempt('z85decode', text)
attempt('b85encode', 5)
attempt('b85decode', None)
attempt('z85decode', memoryview(b'a.b.c.d.')[::2])
