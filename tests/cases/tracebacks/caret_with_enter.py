class Door:
    def __enter__(self):
        raise PermissionError('locked')

    def __exit__(self, *details):
        print('never reached')


with Door() as door:
    print('inside')
