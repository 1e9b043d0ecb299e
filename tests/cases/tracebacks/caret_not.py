class Stubborn:
    def __bool__(self):
        raise ValueError('neither true nor false')


print(not Stubborn())
