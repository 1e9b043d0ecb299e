import sys

print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, trace = sys.exc_info()
    print(kind, value, value is error, sys.exception() is error)
    print(type(trace).__name__, trace.tb_lineno, trace.tb_next, trace is error.__traceback__)
    try:
        [][0]
    except IndexError:
        print(sys.exc_info()[0])
    print(sys.exc_info()[0])
print(sys.exc_info())


def inside():
    return sys.exc_info()[0]


try:
    raise KeyError
except KeyError:
    print(inside())
