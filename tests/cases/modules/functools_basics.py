import functools


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def log(function):
    @functools.wraps(function)
    def inner(*args):
        return function(*args)
    return inner


@log
def documented():
    """Kept."""


print(fib(80), fib.cache_info().misses, documented.__name__, documented.__doc__)
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.partial(int, base=2)('101'), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
