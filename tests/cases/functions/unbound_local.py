count = 5


def bump():
    count += 1


try:
    bump()
except UnboundLocalError as error:
    print(type(error).__name__, error)


def deleted():
    item = 1
    del item
    return item


try:
    deleted()
except UnboundLocalError as error:
    print(error)


def free():
    def inner():
        return later
    return inner()
    later = 1


try:
    free()
except NameError as error:
    print(type(error).__name__, error)
