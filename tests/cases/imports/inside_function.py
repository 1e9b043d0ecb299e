def compute(n):
    import math
    from math import floor as down
    return math.sqrt(n), down(2.7)


print(compute(16))
try:
    math
except NameError as error:
    print(error)
