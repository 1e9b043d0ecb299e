class Nothing:
    pass


class Half:
    def __enter__(self):
        return self


for thing in (Nothing(), Half(), 3):
    try:
        with thing:
            print('never')
    except TypeError as error:
        print(error)
