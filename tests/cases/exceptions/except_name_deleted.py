error = 'before'
try:
    raise ValueError('inside')
except ValueError as error:
    print(repr(error))
try:
    print(error)
except NameError as problem:
    print(problem)


def function():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e


try:
    function()
except UnboundLocalError as problem:
    print(problem)
