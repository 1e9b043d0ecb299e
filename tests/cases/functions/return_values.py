def nothing():
    pass


def early(n):
    if n < 0:
        return
    return n, -n


print(nothing(), early(-1), early(3))
first, second = early(5)
print(first, second)
print(type(nothing()).__name__)
