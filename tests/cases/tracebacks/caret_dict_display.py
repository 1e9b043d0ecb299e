name = 'size'
table = {'fine': 1, name + 1: 2}
