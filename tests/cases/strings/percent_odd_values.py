# printf-style formatting: the code as written in messages, errors of __int__, the pattern itself, codecs of nothing.
class Bad:
    def __int__(self):
        return 1.5


class Raises:
    def __int__(self):
        raise ValueError("int")


for pattern, value in [("%i", "x"), ("%u", "x"), ("%d", Bad()), ("%d", Raises()), ("%x", 1.5)]:
    try:
        print(pattern % value)
    except Exception as error:
        print(type(error).__name__, error)
text = "nothing to fill in"
print(text % {} is text, text % () is text, b"".decode("no such codec") == "")
print(bytearray().__rmod__(b"a"), b"".__rmod__(bytearray()))
print(type(iter("a")).__name__, type(iter("\xe9")).__name__, type(iter(type("S", (str,), {})("a"))).__name__)
for value, spec in [(0.5, ".3_c"), (5, ".3_x"), ("abc", ".2_s"), (1.5, ".3_n"), (0.123456789, ".9_f")]:
    try:
        print(format(value, spec))
    except ValueError as error:
        print(error)
