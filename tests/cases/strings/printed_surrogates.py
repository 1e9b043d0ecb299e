# A lone surrogate cannot be printed to stdout; sys.stderr shows an escape.
import sys

for arguments, options in [(("a", "\ud800b"), {}), (("a", "b"), {"sep": "\udfff"}), (("end",), {"end": "\ud801"})]:
    try:
        print(*arguments, **options)
    except UnicodeEncodeError as error:
        print("|", error)
try:
    sys.stdout.write("x\ud800")
except UnicodeEncodeError as error:
    print(error)
print("to stderr: \ud800\xe9", file=sys.stderr)
try:
    type("\ud800", (), {})
except UnicodeEncodeError as error:
    print(error)
print("\xe9\u20ac\U0001f600")
raise ValueError("\ud800")
