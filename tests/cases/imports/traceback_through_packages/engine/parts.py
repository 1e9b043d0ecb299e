def turn(name, value):
    if not isinstance(value, int):
        raise TypeError(f'{name} must be a number, not {type(value).__name__}')
    return value
