"""A loop in a finally clause is no longer part of it: not even `return` warns there."""


def leave(n):
    for item in range(n):
        try:
            pass
        finally:
            while n:
                return item
            for other in [1]:
                break
            else:
                continue
            class Inner:
                for other in [1]:
                    continue
            if n:
                break
    try:
        pass
    finally:
        for other in []:
            pass
        else:
            return n


print(leave(0), leave(2))
