class Door:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print('leaving because of', kind.__name__)
        raise RuntimeError('stuck')


with Door():
    {}['key']
