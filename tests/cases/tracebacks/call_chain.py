def read(shelf, name):
    return shelf[name]


def price(shelf, name):
    book = read(shelf, name)
    return book * 2


def main():
    shelf = {'dune': 8}
    print(price(shelf, 'dune'))
    print(price(shelf, 'emma'))


main()
