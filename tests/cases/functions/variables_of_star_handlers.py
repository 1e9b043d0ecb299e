# The else clause stands behind the handlers of except*, before those of except.
def star():
    try:
        body = 1
    except* ValueError as error:
        handler = 1
    else:
        otherwise = [each for each in [1]]
    finally:
        last = 1
    return otherwise


def plain():
    try:
        body = 1
    except ValueError as error:
        handler = 1
    else:
        otherwise = [each for each in [1]]
    finally:
        last = 1
    return otherwise


for function in (star, plain):
    print(function(), function.__code__.co_varnames)
for error in (ValueError(), OSError()):
    try:
        try:
            raise error
        except* ValueError:
            print('handled')
        else:
            print('else')
    except* OSError:
        print('outside')
