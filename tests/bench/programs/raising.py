# exceptions raised and caught in a function, deep below one, and a try that does not raise
def plain(count):
    caught = 0
    for i in range(count):
        try:
            raise ValueError
        except ValueError:
            caught += 1
    return caught


def down(depth):
    if depth == 0:
        raise KeyError('bottom')
    down(depth - 1)


def deep(count):
    caught = 0
    for i in range(count):
        try:
            down(5)
        except LookupError as error:
            caught += len(error.args)
    return caught


def quiet(count):
    total = 0
    for i in range(count):
        try:
            total += i
        finally:
            total -= 1
    return total


print(plain(60_000), deep(10_000), quiet(200_000))
