from __future__ import annotations


def f(x: Unknown) -> "also unknown":
    return x


print(f(1), f.__annotations__)
