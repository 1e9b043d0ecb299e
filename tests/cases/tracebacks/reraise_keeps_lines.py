def inner():
    raise ValueError('from inner')


def outer():
    try:
        inner()
    except ValueError:
        print('seen')
        raise


outer()
