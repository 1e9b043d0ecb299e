# base64, base32 and base16, both ways and with their errors.
import base64
import binascii

datas = [bytes(range(250, 250 + size)) if size < 6 else bytes(range(size)) for size in range(12)] + [b'\xfb\xff\xbf\x3e']
for name in ('b64', 'standard_b64', 'urlsafe_b64', 'b32', 'b32hex', 'b16'):
    encode, decode = getattr(base64, name + 'encode'), getattr(base64, name + 'decode')
    for data in datas:
        text = encode(data)
        print(name, text, decode(text) == data == decode(text.decode()) == decode(bytearray(text)) == decode(memoryview(text)))


def attempt(name, *args, **kwargs):
    try:
        print(getattr(base64, name)(*args, **kwargs))
    except Exception as error:
        print(name, *[arg for arg in args if isinstance(arg, (str, bytes))], type(error).__name__, error, repr(error.__cause__), error.__suppress_context__)


attempt('b64encode', b'\xfb\xff', altchars=b'*$')
attempt('b64decode', b'*$*$', altchars='*$')
attempt('b64encode', b'\xfb\xff', altchars=b'*')
attempt('b64decode', b'\xfb\xff', altchars=b'***')
attempt('b64decode', b'ab*d')
attempt('b64decode', b'ab*d', validate=True)
attempt('b64decode', b'YWJj====', None, True)
attempt('b64decode', 'ab\xe9')
attempt('urlsafe_b64decode', '\u20ac')
attempt('b64encode', 'abc')
attempt('b64encode', memoryview(b'abcd')[::2])
attempt('b64decode', memoryview(b'Y.W.J.j.')[::2])
for text in ('', 'ME======', 'me======', 'M1023456', 'MFRGG===', '========', 'A=======', 'AAA=====', 'AAAAAA==', 'AAAA=A==', 'ABC', 'ABCDEF18',
             'AAAAAAAA========', 'M======='):
    attempt('b32decode', text)
    attempt('b32decode', text, True)
    attempt('b32decode', text, map01='L')
    attempt('b32hexdecode', text, casefold=True)
attempt('b32decode', 'M1023456', map01='LL')
attempt('b32encode', 'text')
attempt('b32encode', memoryview(b'abcdef')[::2])
attempt('b32decode', 5)
for text in ('0AF', '0af0', '0AF0', '0x', '0AFG', '\xe9\xe9'):
    attempt('b16decode', text)
    attempt('b16decode', text, casefold=True)
