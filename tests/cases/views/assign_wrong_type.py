view = memoryview(bytearray(8))
for code in ('@h', 'h', '@d', 'c', '@?'):
    for value in ('text', 10**20, None):
        try:
            view.cast(code)[0] = value
        except (TypeError, ValueError) as error:
            print(code, error)
