data = bytearray(range(251, 256)) + bytearray(range(11))
view = memoryview(data)
for code in 'cbB?hHiIlLqQnNefdP':
    cast = view.cast(code)
    print(code, cast.itemsize, cast.shape, cast.strides, cast[0], cast.format, view.cast('@' + code).format)
for code, value in [('b', -129), ('B', 256), ('h', 40000), ('H', -1), ('i', 2**31), ('I', 2**32), ('q', 2**63), ('Q', -1),
                    ('e', 1e6), ('f', 'x'), ('d', None), ('c', 1), ('c', b'ab'), ('?', []), ('P', -1), ('b', 1.5), ('n', 2**31),
                    ('Q', 2**64 - 1), ('e', 65504.0), ('f', 1e300), ('d', 10**400), ('N', 'a')]:
    cast = view.cast(code)
    try:
        cast[1] = value
        print(code, value, '->', cast[1])
    except (TypeError, ValueError) as error:
        print(code, type(error).__name__, error)
print(view.tobytes())
