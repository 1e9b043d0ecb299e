data = bytearray()
view = memoryview(data)
for statement in ('data.clear()', "data.extend(b'')", 'data *= 5', 'data += b""', 'data[:] = b""', 'data.append(1)', 'data.pop()'):
    try:
        exec(statement)
        print(statement, 'works')
    except (BufferError, IndexError) as error:
        print(statement, '->', type(error).__name__, error)
