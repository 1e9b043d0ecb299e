class Big:
    def __index__(self):
        return 2**70

for work in [
    lambda: b'a'.center(3, b'xx'), lambda: b'a'.center(3, 'x'), lambda: b'a'.ljust(2**70), lambda: b'a'.zfill('x'), lambda: b'a'.expandtabs(2**31),
    lambda: bytes.fromhex('abc'), lambda: bytes.fromhex('ab é'), lambda: bytes.fromhex('xx'), lambda: bytes.fromhex(b'ab cd'), lambda: bytes.fromhex(5),
    lambda: b'a'.hex(5), lambda: b'a'.hex('aa'), lambda: b'a'.hex('é'), lambda: b'abc'.hex('-', 0), lambda: b'abcde'.hex('-', 2), lambda: b'abcde'.hex(b'-', -2),
    lambda: b'a'.find('a'), lambda: b'a'.find(300), lambda: b'a'.find(1.5), lambda: 300 in b'a', lambda: 'a' in b'a', lambda: 97 in bytearray(b'a'),
    lambda: b'a'.startswith('a'), lambda: b'a'.endswith(('a',)), lambda: b'a'.split('a'), lambda: b'a'.split(b''), lambda: b'a'.split(b'b', 2**70),
    lambda: b'a'.replace(b'a', b'b', Big()), lambda: b'a'.find(b'a', 'x'), lambda: b'a'.join(5), lambda: b'a'.join([b'', 'x']), lambda: b'a'.join(x for x in [b'a', 3]),
    lambda: b'a' + 5, lambda: b'a' + 'x', lambda: bytearray(b'a') + 'x', lambda: b'a' * 2**70, lambda: b'aa' * 2**30, lambda: b'a'['x'], lambda: b'a'[5],
    lambda: bytearray(b'a')['x'], lambda: bytearray(b'a')[5], lambda: bytes('x'), lambda: bytes(-1), lambda: bytes(2**70), lambda: bytes(Big()), lambda: bytes([256]),
    lambda: bytes(['a']), lambda: bytes(1.5), lambda: bytes('x', 5), lambda: bytes(b'x', 'utf8'), lambda: bytes('x', errors='x'), lambda: bytes(encoding='x'),
    lambda: bytearray(1.5), lambda: bytearray([256]), lambda: bytearray(errors='x'), lambda: bytearray(b'a').extend('a'), lambda: bytearray(b'a').extend(3),
    lambda: bytearray(b'a').resize(-1), lambda: bytearray(b'abc').__setitem__(slice(0, 3, 2), b'123'), lambda: bytearray(b'a').__setitem__(slice(0, 1), 'a'),
    lambda: bytearray(b'a').__setitem__(slice(0, 1), 5), lambda: bytearray(b'a').__setitem__(slice(0, 1), [300]), lambda: b'a'.translate(b'x'),
    lambda: b'a'.maketrans(b'a', b'bc'), lambda: b'a'.decode(5), lambda: b'a'.decode('xx'), lambda: b'\xff'.decode(), lambda: b'a'.partition(b''),
    lambda: b'a'.index(b'x'), lambda: b'a'.find(), lambda: b'a'.find(1, 2, 3, 4), lambda: hash(bytearray()), lambda: b'a' < 'a', lambda: bytearray(b'b') > b'a',
    lambda: iter(b'ab').__length_hint__(), lambda: bytes.__new__(5), lambda: bytearray.__new__(int),
]:
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)
