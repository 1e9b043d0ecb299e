def ratio(a, b):
    return a / b


half = ratio(1, 0)
