# An error through functools.lru_cache and functools.partial.
import functools


@functools.lru_cache
def divide(a, b):
    return a / b


functools.partial(divide, 1)(0)
