flags = {'a': 1} & {'b'}
