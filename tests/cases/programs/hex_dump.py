def dump(buffer, width=8):
    view = memoryview(buffer)
    for offset in range(0, len(view), width):
        row = view[offset:offset + width]
        hexes = ' '.join(f'{byte:02x}' for byte in row)
        text = ''.join(chr(byte) if 32 <= byte < 127 else '.' for byte in row)
        print(f'{offset:08x}  {hexes:<{width * 3 - 1}}  |{text}|')


dump(b'Hello, buffers!\x00\x01\xff and the rest')
dump(bytearray(range(250, 256)), 4)
dump(b'')
print('done')
