with memoryview(bytearray(b'abc')) as view:
    view[0] = 300
