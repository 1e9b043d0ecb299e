a = memoryview(b'abc')
print(a == b'abc', a == memoryview(b'abc'), a == bytearray(b'abc'), a == b'abd', a == b'ab', a == 'abc', a != b'abc', a == [97, 98, 99])
print(a[::-1] == b'cba', memoryview(b'\x01\x00\x02\x00').cast('H') == b'\x01\x02', memoryview(b'\x01\x00\x02\x00').cast('H') == memoryview(b'\x01\x02'))
print(hash(a) == hash(b'abc'), {a: 1}[memoryview(b'abc')], memoryview(bytearray(b'abc')) == a)
for expression in ('hash(memoryview(bytearray(b"a")))', 'hash(memoryview(b"abcd").cast("i"))', 'a < b"b"'):
    try:
        print(eval(expression))
    except (ValueError, TypeError) as error:
        print(error)
released = memoryview(b'abc')
released.release()
print(released == b'abc', released == released)
