items = {'a': 1}
del items['a'], items['b']
