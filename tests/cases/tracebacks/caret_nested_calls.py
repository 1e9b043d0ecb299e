def outer(value):
    return inner(value) + 1


def inner(value):
    return len(value)


print(outer([1, 2]))
print(outer(outer([1])))
