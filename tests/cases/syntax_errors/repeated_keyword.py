print('a', end='', end='')
