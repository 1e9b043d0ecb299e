for start in ('', b'', bytearray()):
    for values in ([], 5):
        try:
            print(sum(values, start))
        except TypeError as error:
            print(error)
