"""A bytearray is read as source without its class's __buffer__ being asked (_Py_SourceAsString); other exporters are asked."""


class Telling(bytearray):
    def __buffer__(self, flags):
        print('asked', flags)
        return super().__buffer__(flags)


class Lender:
    def __buffer__(self, flags):
        print('lends', flags)
        return memoryview(b'1 + 2')


for source in Telling(b'1 + 1'), bytearray(b' 2'), Lender(), memoryview(Telling(b'3')), Telling(b'x y'), bytearray(b'1\0'):
    for action in eval, exec, lambda source: compile(source, 'name', 'exec') and 'compiled':
        try:
            print(action(source))
        except (SyntaxError, TypeError, ValueError) as error:
            print(type(error).__name__, error)
