# exec() of a function's code with a closure.
from types import CellType

def make():
    a = 2
    b = 3
    def function():
        nonlocal a, b
        a = a * b
        print(a)
    return function

function = make()
def attempt(*args, **kwargs):
    try:
        exec(*args, **kwargs)
    except TypeError as error:
        print(error)

attempt(function.__code__, closure=function.__closure__)
attempt(function.__code__, closure=(CellType(5), CellType(6)))
attempt(function.__code__)
attempt(function.__code__, closure=None)
attempt(function.__code__, closure=())
attempt(function.__code__, closure=[])
attempt(function.__code__, closure=(1, 2))
attempt('1', closure=function.__closure__)
attempt(make.__code__, closure=function.__closure__)
