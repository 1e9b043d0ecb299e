def add(a,
        b):
    return (a
            + b)


add('text',
    5)
