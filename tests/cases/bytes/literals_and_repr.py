print(b'abc', b"it's", b'"\'', b'\x00\t\n\r\\\x7f\x80\xff', b'', bytes(3), bytes([65, 66]), bytes(b'copy'), bytes('é', 'utf-8'), bytes(range(5)))
print(str(b'abc'), repr(b'a'), b'a' b'b', b'''triple
line''', len(b'\u0041'), bytes(bytearray(b'x')), bytes(memoryview(b'y')), bytes())
print(bytearray(b'abc'), bytearray(2), bytearray(), [bytearray(b"it's")])
