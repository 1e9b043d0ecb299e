def inner():
    try:
        raise KeyError('original')
    except KeyError:
        print('looking')
        raise


try:
    inner()
except KeyError as error:
    print(repr(error), error.__context__)
try:
    raise
except RuntimeError as error:
    print(error)
