print((1024).to_bytes(2, 'big'), (1024).to_bytes(4, 'little'), (255).to_bytes(), (-2).to_bytes(2, 'big', signed=True))
print(int.from_bytes(b'\x04\x00', 'big'), int.from_bytes(b'\x00\x04', 'little'), int.from_bytes(b'\xff\xfe', 'big', signed=True))
print(int.from_bytes([1, 2, 3]), int.from_bytes(bytearray(b'\x01')), int.from_bytes(memoryview(b'\x01\x00'), 'little'))
for call in ('(256).to_bytes(1)', '(-1).to_bytes(1)', "(1).to_bytes(1, 'middle')", '(1).to_bytes(-1)'):
    try:
        eval(call)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
