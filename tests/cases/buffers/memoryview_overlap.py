for target, source in [(slice(0, 6), slice(2, 8)), (slice(2, 8), slice(0, 6)), (slice(0, 8, 2), slice(1, 5)), (slice(None, None, -1), slice(None)),
                       (slice(7, None, -2), slice(0, 4)), (slice(3, 3), slice(5, 5)), (slice(0, 4), slice(0, 3))]:
    data = bytearray(b'abcdefgh')
    view = memoryview(data)
    try:
        view[target] = view[source]
        print(data)
    except ValueError as error:
        print(error)
words = memoryview(bytearray(b'aabbccddee')).cast('H')
words[:] = words[::-1]
print(words.tobytes())
words[1:4:2] = words[::4]
print(words.tobytes())
