class Squares:
    def __getitem__(self, index):
        if index >= 5:
            raise IndexError
        return index * index


print(list(Squares()), 9 in Squares(), 10 in Squares())
first, *rest = Squares()
print(first, rest)
