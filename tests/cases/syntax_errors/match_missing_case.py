match 3:
    print('x')
