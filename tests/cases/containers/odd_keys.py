# What happens to keys before a container refuses or lacks them.
class Index:
    def __index__(self):
        raise ValueError("index")


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def remove(container, key):
    del container[key]


def put(container, key):
    container[key] = 1


show(lambda: {}.pop([]))
show(lambda: {}.pop([], 1))
show(lambda: {1: 2}.pop([], 1))
for container in ((1,), "a", b"a", range(3), {1}, {1: 2}.keys(), 1, None, object(), 1.5):
    for key in (Index(), 2**70, "k"):
        show(lambda: remove(container, key))
        show(lambda: put(container, key))
for left in ({}, {1}, 1, None, 1.5, object, {}.keys(), slice(1)):
    def times(left=left):
        left *= [1]
        return left

    show(times)
