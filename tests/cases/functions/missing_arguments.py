def measure(width, height, depth):
    return width * height * depth


for arguments in ((), (1,), (1, 2)):
    try:
        measure(*arguments)
    except TypeError as error:
        print(error)
try:
    measure(1, depth=3)
except TypeError as error:
    print(error)
