import counter


def total():
    return counter.value
