# An error that passes through several generators and native calls.
def numbers():
    yield from (10 // n for n in [2, 1, 0])


def doubled():
    for n in numbers():
        yield n * 2


print(sum(map(abs, filter(None, doubled()))))
