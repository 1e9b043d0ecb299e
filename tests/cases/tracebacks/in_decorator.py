def decorate(function):
    raise TypeError(f'cannot decorate {function.__name__}')


@decorate
def victim():
    pass
