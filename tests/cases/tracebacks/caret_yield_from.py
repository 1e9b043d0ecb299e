def inner():
    yield 1
    raise ValueError('inside the inner generator')


def outer():
    yield from inner()


print(list(outer()))
