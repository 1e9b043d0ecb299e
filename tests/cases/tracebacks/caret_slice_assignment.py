view = memoryview(bytearray(b'abcd'))
view[1:3] = b'xyz'
