print(x for x in 'ab', 'c')
