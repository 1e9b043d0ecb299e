# The code of a function runs as the function without arguments.
def answer():
    return 5


def wants(first, *, named):
    return first


def collects(*rest, **named):
    print(rest, named)
    return locals()


def generator():
    yield 1


def reads_global():
    return found, len(locals())


print(eval(answer.__code__), exec(answer.__code__), eval(collects.__code__))
print(list(eval(generator.__code__)), eval(reads_global.__code__, {'found': 7}, {'other': 1}))
for run in (eval, exec):
    try:
        run(wants.__code__)
    except TypeError as error:
        print(error)
