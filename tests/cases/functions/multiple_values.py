def place(x, y):
    return x, y


try:
    place(1, x=2)
except TypeError as error:
    print(error)
try:
    place(**{'x': 1}, **{'x': 2})
except TypeError as error:
    print(error)
try:
    place(1, z=2)
except TypeError as error:
    print(error)
try:
    place(1, 2, widht=3)
except TypeError as error:
    print(error)
