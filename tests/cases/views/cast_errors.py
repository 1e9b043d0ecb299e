view = memoryview(bytearray(10))
for arguments in (('i',), ('x',), ('',), ('ii',), ('<i',), ('B', [3, 3]), ('B', []), ('B', [0, 10]), ('B', 5), ('B', ['a']), ('B', [-1, -10]), (3,), ()):
    try:
        view.cast(*arguments)
        print('fine', arguments)
    except (TypeError, ValueError) as error:
        print(arguments, '->', type(error).__name__, error)
try:
    view[::2].cast('H')
except TypeError as error:
    print(error)
try:
    view.cast('h').cast('i')
except TypeError as error:
    print(error)
