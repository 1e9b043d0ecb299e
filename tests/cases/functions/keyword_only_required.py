def pack(data, *, order, size):
    return (data, order, size)


print(pack(1, order='big', size=2))
for arguments in ({}, {'order': 'big'}, {'size': 2}):
    try:
        pack(1, **arguments)
    except TypeError as error:
        print(error)
