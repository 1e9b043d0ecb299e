b = b'buffer'
print(b[0], b[-1], b[1:4], b[::2], b[::-1], b[10:], list(b), 102 in b, b'uff' in b, b'x' in b)
for n in b[:3]:
    print(n, chr(n), end=' ')
print()
for expression in ("b[10]", "b['a']", "b[1.0]", "300 in b", "'a' in b"):
    try:
        eval(expression)
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
try:
    del b[0]
except TypeError as error:
    print(error)
