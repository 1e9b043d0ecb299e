def none():
    pass


def one(a):
    pass


def one_or_two(a, b=0):
    pass


def with_keyword(a, *, b=0):
    pass


def needs_keyword(a, *, b):
    pass


for function, arguments in ((none, (1,)), (one, (1, 2)), (one_or_two, (1, 2, 3)), (with_keyword, (1, 2))):
    try:
        function(*arguments)
    except TypeError as error:
        print(error)
try:
    with_keyword(1, 2, b=3)
except TypeError as error:
    print(error)
try:
    needs_keyword(1, 2, 3, b=4)
except TypeError as error:
    print(error)
