def stops():
    yield 1
    raise StopIteration('inside')


try:
    list(stops())
except RuntimeError as error:
    print(error, '|', repr(error.__cause__))


def again():
    yield next(g)


g = again()
try:
    next(g)
except ValueError as error:
    print(error)


def stubborn():
    for _ in range(2):
        try:
            yield
        except GeneratorExit:
            pass


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
s.throw
print('end')
