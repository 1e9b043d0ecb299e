for action in ("b'\\xff'.decode()", "b'ab\\xe2\\x82'.decode('utf-8')", "'ü'.encode('ascii')", "'aé€z'.encode('latin-1')",
               "b'\\x80'.decode('ascii')", "'\\ud800'.encode()", "b'x'.decode('nonsense')"):
    try:
        eval(action)
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, '|', error)
try:
    b'abc\xffdef'.decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
print(b'a\xffb'.decode('utf-8', 'replace'), b'a\xffb'.decode(errors='ignore'), 'aé'.encode('ascii', 'replace'), b'\xff'.decode('latin-1'))
