class Sub(bytes):
    pass


for source in (' 1', '\t 1', b' 1 + 1', b'\t1', Sub(b' 1'), bytearray(b' 1'), memoryview(b' 1 '), b'\xef\xbb\xbf1', b' \xef\xbb\xbf1',
               '\n1', '\x0c1', b'1\x00', '1\x00', '\ud800', memoryview(b'abcdef')[::-2], 5, None, '', '  1 +'):
    try:
        print(repr(source)[:9], eval(source))
    except Exception as error:
        print(repr(source)[:9], type(error).__name__, ascii(str(error)))


class Exports:
    def __init__(self, error=None):
        self.error = error

    def __buffer__(self, flags):
        if self.error:
            raise self.error
        return memoryview(b' 2')


print(eval(Exports()))
try:
    eval(Exports(ValueError('lost')))
except TypeError as error:
    print(error, error.__context__)
