print(NotImplemented, Ellipsis, None)
try:
    bool(NotImplemented)
except TypeError as error:
    print(error)
print((5).__eq__('x'), (5).__lt__(6), 'a'.__add__('b'), [].__len__(), [1].__contains__(1))
