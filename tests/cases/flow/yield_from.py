def inner():
    received = yield 1
    print('received', received)
    yield 2
    return 'inner result'


def outer():
    result = yield from inner()
    print(result)
    yield from 'ab'
    yield from [3]


g = outer()
print(next(g), g.send('hello'), list(g))


def flatten(items):
    for item in items:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [4]], 5], []])))
