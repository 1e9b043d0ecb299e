try:
    try:
        {}['missing']
    except KeyError as error:
        raise ValueError('could not look it up') from error
except ValueError as error:
    print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError('hidden') from None
except TypeError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
try:
    raise ValueError from 3
except TypeError as error:
    print(error)
try:
    raise ValueError('x') from KeyError
except ValueError as error:
    print(repr(error.__cause__))
