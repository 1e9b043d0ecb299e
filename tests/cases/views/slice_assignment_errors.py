view = memoryview(bytearray(b'abcdef'))
for statement in ("view[0:2] = b'xyz'", "view[0:2] = 'xy'", 'view[0:2] = 5', "view[0] = b'x'", 'view[0] = 256', "view[0] = 'a'", 'view[6] = 1', 'view[-7]', "view['a']", 'view[1.0]',
                  'view[0, 0]', 'view[0, 0] = 1', 'view[::0]', 'view[0:2] = [1, 2]', "view[0:2] = memoryview(b'ab').cast('b')", 'view[None]', 'view[0] = 1.5', 'view[0] = None', 'view[0] = -1'):
    try:
        exec(statement)
    except (TypeError, ValueError, IndexError, NotImplementedError) as error:
        print(statement, '->', type(error).__name__, error)
print(view.tobytes())
