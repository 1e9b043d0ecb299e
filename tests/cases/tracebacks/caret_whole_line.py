def check(value):
    raise ValueError(f'{value} is not allowed')


check(3)
