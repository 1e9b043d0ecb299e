# memoryview.__buffer__(flags) checks the flags, and their size.
for flags in (0, 1, -1, 2**40):
    try:
        print(flags, memoryview(b"ab").__buffer__(flags).tolist())
    except (BufferError, OverflowError) as error:
        print(flags, type(error).__name__, error)
array = bytearray(b"abc")
for value in (1.5, 1j, None, "x", [1], object):
    try:
        array[::2] = value
    except (TypeError, ValueError) as error:
        print(error)
