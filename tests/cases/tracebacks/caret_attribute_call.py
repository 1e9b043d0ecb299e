class Shelf:
    books = None


shelf = Shelf()
shelf.books.append('dune')
