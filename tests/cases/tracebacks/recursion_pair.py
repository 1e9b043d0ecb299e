import sys

sys.setrecursionlimit(100)


def ping(n):
    return pong(n + 1)


def pong(n):
    return ping(n + 1)


try:
    ping(0)
except RecursionError as error:
    print(error)


def count(n):
    try:
        return count(n + 1)
    except RecursionError:
        return n


print(count(0) > 50)
