class Bag:
    def __contains__(self, item):
        return item / 2


print(4 in Bag())
print('x' in Bag())
