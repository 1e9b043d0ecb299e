class ParseFailure(Exception):
    pass


class Outer:
    class Nested(ValueError):
        pass


try:
    raise Outer.Nested('inner class')
except Outer.Nested as error:
    raise ParseFailure('at line 3') from error
