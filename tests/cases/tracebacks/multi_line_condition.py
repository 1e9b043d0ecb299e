a, b = 1, None
if (a > 0 and
        b > 0):
    print('never')
