# [Previous line repeated N more times]: three or four alike, several functions, chains of them, limits, generators.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



import sys


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


def ping(n):
    if n == 0:
        raise ValueError("ping")
    pong(n - 1)


def pong(n):
    if n == 0:
        raise ValueError("pong")
    ping(n - 1)


@shown
def two():
    down(1)


@shown
def three():
    down(2)


@shown
def four():
    down(3)


@shown
def five():
    down(4)


@shown
def thirty():
    down(30)


@shown
def both_alternate():
    ping(9)


@shown
def two_runs():
    def other(n):
        if n == 0:
            return down(7)
        other(n - 1)
    other(7)


@shown
def run_between():
    def before(n):
        after(n)

    def after(n):
        down(n)
        before(n)
    before(5)


@shown
def same_line_two_calls():
    def both(n):
        if n == 0:
            raise ValueError("x")
        both(n - 1) if n % 2 else both(n - 1)
    both(8)


@shown
def comprehension():
    def nest(n):
        return [nest(n - 1) for _ in [1]] if n else 1 / 0
    nest(5)


@shown
def generator():
    def nest(n):
        if n:
            yield from nest(n - 1)
        yield 1 / 0
    list(nest(6))


@shown
def lambdas():
    f = lambda n: f(n - 1) if n else 1 / 0
    f(6)


@shown
def in_handler():
    def nest(n):
        try:
            1 / 0
        except ZeroDivisionError:
            if n:
                nest(n - 1)
            raise
    nest(2)


@shown
def cause_repeated():
    try:
        down(6)
    except ValueError as error:
        raise KeyError("outer") from error


@shown
def reraised_each():
    def nest(n):
        try:
            if n == 0:
                raise ValueError("x")
            nest(n - 1)
        except ValueError:
            raise
    nest(5)


@shown
def decorated():
    def wrap(function):
        def wrapper(*args):
            return function(*args)
        return wrapper

    @wrap
    def nest(n):
        return nest(n - 1) if n else 1 / 0
    nest(5)


@shown
def method():
    class Node:
        def __init__(self, n):
            self.next = Node(n - 1) if n else None

        def visit(self):
            return self.next.visit()
    Node(6).visit()


@shown
def call_of_lines():
    def nest(
        n,
    ):
        return nest(
            n
            - 1,
        ) if n else 1 / 0
    nest(5)


@shown
def through_native():
    def nest(n):
        return max([n], key=lambda m: nest(m - 1)) if n else 1 / 0
    nest(5)


@shown
def through_exec():
    code = compile("n = n - 1\nexec(code, globals()) if n else 1 / 0\n", "made.py", "exec")
    exec(code, {"n": 6, "code": code})


def limited(limit, n):
    try:
        down(n)
    except ValueError:
        traceback.print_exc(limit=limit)


for limit in (None, 0, 1, 3, 5, 6, -1, -3, -4, -5):
    limited(limit, 8)
