def f(x):
    return x / 0


value = f(
    1)
