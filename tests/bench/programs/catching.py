# raise and catch, nothing else
def catching(count):
    for i in range(count):
        try:
            raise ValueError
        except ValueError:
            pass


def catching_named(count):
    for i in range(count):
        try:
            raise KeyError('name')
        except LookupError as error:
            pass


catching(150_000)
catching_named(100_000)
print('caught')
