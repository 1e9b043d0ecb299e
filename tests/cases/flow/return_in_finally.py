def override():
    try:
        return 'from try'
    finally:
        return 'from finally'


def keep():
    value = 'first'
    try:
        return value
    finally:
        value = 'second'


def swallow():
    while True:
        try:
            raise ValueError('lost')
        finally:
            break
    return 'the error is gone'


print(override(), keep(), swallow())
