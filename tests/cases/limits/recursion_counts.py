# RecursionError comes at the same depth as in CPython; a too low limit is refused.
import sys


def count(start):
    global depth
    depth = 0
    try:
        start()
    except RecursionError as error:
        print(start.__name__, depth, error)


def plain():
    global depth
    depth += 1
    plain()


def delegating():
    global depth
    depth += 1
    yield from delegating()


def generator():
    list(delegating())


print(sys.getrecursionlimit())
count(plain)
count(generator)
sys.setrecursionlimit(50)
count(plain)
sys.setrecursionlimit(5000)
count(plain)
sys.setrecursionlimit(1000)


def lower():
    sys.setrecursionlimit(3)


for wrong in (lower, lambda: sys.setrecursionlimit(0), lambda: sys.setrecursionlimit(-1),
              lambda: sys.setrecursionlimit('a'), lambda: sys.setrecursionlimit(2**31)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
