import io
import sys
for value in (1, True, 1.5, 1j, 'a', b'a', bytearray(), [], (), {}, set(), frozenset(), range(1), None, ..., NotImplemented, slice(1), len, print, int, type,
              Exception, ValueError(), lambda: 0, (x for x in ''), iter([]), iter(()), iter(''), iter({}), iter(set()), iter(range(1)), iter(b''), {}.keys(), {}.values(), {}.items(),
              zip(), map(str, ''), filter(None, ''), enumerate(''), reversed([]), memoryview(b''), io.BytesIO(), io.StringIO(), sys, [].append, str.upper, int.__add__, property(), classmethod(len), staticmethod(len), super, object()):
    print(type(value).__name__, end=' ')
print()
print(type(1), type(None), type(io.BytesIO()), type(sys), type(ValueError))
