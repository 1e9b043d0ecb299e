# Each of many exceptions is both the cause and the context of the next: every one is shown once.
def raised(depth):
    try:
        if depth == 0:
            raise ValueError(depth)
        raised(depth - 1)
    except Exception as error:
        raise KeyError(depth) from error


raised(40)
