try:
    try:
        raise ValueError('a')
    except ValueError as a:
        error = a
        raise KeyError('b') from a
except KeyError as b:
    error.__cause__ = b
    raise error
