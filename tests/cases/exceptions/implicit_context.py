try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined_name
except NameError as error:
    print(error, '<-', repr(error.__context__), error.__cause__)
try:
    try:
        raise KeyError(1)
    finally:
        raise IndexError(2)
except IndexError as error:
    print(repr(error), '<-', repr(error.__context__))
