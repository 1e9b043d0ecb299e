class Stubborn:
    def __bool__(self):
        return 'yes'


if Stubborn():
    print('never')
