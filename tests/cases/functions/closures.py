def counter(start):
    value = start

    def step(by=1):
        nonlocal value
        value += by
        return value

    def peek():
        return value

    return step, peek


step, peek = counter(10)
other, _ = counter(100)
print(step(), step(5), peek())
print(other(), peek())
print(step.__closure__[0].cell_contents, step.__code__.co_freevars)
