data = bytearray(b'abcdef')
view = memoryview(data)
for statement in ('data.append(1)', "data.extend(b'x')", "data.extend(b'')", 'data.insert(0, 1)', 'data.pop()', 'data.remove(97)', 'data.clear()', 'data[0:2] = b"xyz"', 'data[0:2] = b"xy"', 'data[0] = 65',
                  'del data[0]', 'del data[0:2]', 'del data[0:0]', 'data += b"x"', 'data += b""', 'data *= 2', 'data *= 1', 'data.reverse()', 'data[:] = b""', 'data[::2] = b"QQQ"', 'data.resize(6)', 'data.resize(7)', 'data.__init__(b"n")', 'data.copy().append(1)', 'data.replace(b"a", b"bb")'):
    try:
        exec(statement)
        print(statement, 'works', bytes(data))
    except BufferError as error:
        print(statement, '->', error)
