def f(x):
    return x + None  # the comment stays

f(1)  # call it
