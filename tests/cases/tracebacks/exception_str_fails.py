class Broken(Exception):
    def __str__(self):
        raise RuntimeError('str fails')


raise Broken('x')
