# Modes x, a, w+, r+ and what seek and truncate do in them.
with open('f', 'xb+') as f:
    f.write(b'abcdef')
    f.seek(2)
    print(f.read(2), f.tell(), f.truncate(), f.tell(), f.read())
with open('f', 'ab+') as f:
    print(f.tell(), f.mode)
    f.seek(0)
    f.write(b'XY')
    f.seek(0)
    print(f.read())
with open('f', 'wb+') as f:
    f.seek(5)
    f.write(b'!')
    f.seek(0)
    print(f.read())
with open('f', 'rb+') as f:
    print(f.read(1), f.write(b'ab'), f.read(), f.tell())
with open('f', 'rb', buffering=0) as f:
    print(f, f.seek(-2, 2), f.read(1), f.readinto(bytearray(3)), f.read())
    try:
        f.write(b'x')
    except OSError as error:
        print(type(error), error)
    for offset, whence in ((-1, 0), (0, 9)):
        try:
            f.seek(offset, whence)
        except OSError as error:
            print(error)
