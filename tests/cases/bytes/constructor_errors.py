for expression in ("bytes('abc')", "bytes(1.5)", "bytes([1, 'a'])", "bytes([256])", "bytes([-1])", "bytes(-1)", "bytes(None)", "bytes('a', 'ascii', 'strict', 1)", "bytes(3, 'ascii')", "bytes('é', 'ascii')", "bytearray('x')", "bytearray([256])", "bytearray(-1)", "bytes(b'a', 'ascii')", "bytes(encoding='ascii')", "bytes([10 ** 30])"):
    try:
        print(eval(expression))
    except (TypeError, ValueError, OverflowError) as error:
        print(expression, '->', type(error).__name__, error)
