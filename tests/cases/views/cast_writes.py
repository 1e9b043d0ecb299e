view = memoryview(bytearray(8))
cast = view.cast('h')
for value in (32767, -32768):
    cast[0] = value
    print(cast[0], view[:2].tobytes())
for code, value in (('h', 32768), ('h', 'x'), ('h', 1.5), ('B', -1), ('b', 128), ('I', -1), ('q', 2 ** 63), ('d', 'x'), ('c', 65), ('c', b'ab'), ('?', None), ('f', 1e300), ('f', None)):
    cast = view.cast(code)
    try:
        cast[0] = value
        print(code, value, cast[0])
    except (ValueError, TypeError, OverflowError) as error:
        print(code, value, '->', type(error).__name__, error)
