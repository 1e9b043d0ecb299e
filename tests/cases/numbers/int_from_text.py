print(int('42'), int('-7'), int('  12  '), int('1_000'), int('+5'))
print(int('ff', 16), int('0xff', 16), int('0b11', 0), int('0o17', 0), int('zz', 36), int('-101', 2))
print(int(3.99), int(-3.99), int(True), int(b'12'), int(1e20))
print(int('٣٤'), int('9' * 30))
for bad in ('', ' ', '1 2', '0x1', '1__0', '_1', '--1', '1.5'):
    try:
        int(bad)
    except ValueError as error:
        print(error)
for bad in (float('inf'), float('nan')):
    try:
        int(bad)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)
