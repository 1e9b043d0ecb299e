class Picky:
    def __format__(self, spec):
        raise ValueError(f'cannot format as {spec!r}')


print(f'value: {Picky():>10}')
