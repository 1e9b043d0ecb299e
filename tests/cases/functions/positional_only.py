def scale(value, factor=2, /):
    return value * factor


print(scale(4))
print(scale(4, 10))
try:
    scale(4, factor=3)
except TypeError as error:
    print(error)
try:
    scale(value=4)
except TypeError as error:
    print(error)
