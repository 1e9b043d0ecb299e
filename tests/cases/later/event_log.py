from functools import wraps

log = []


def traced(function):
    @wraps(function)
    def inner(*args, **kwargs):
        log.append(f'> {function.__name__}{args}')
        try:
            result = function(*args, **kwargs)
        except Exception as error:
            log.append(f'! {function.__name__}: {error!r}')
            raise
        log.append(f'< {function.__name__} = {result!r}')
        return result
    return inner


@traced
def divide(a, b):
    return a / b


@traced
def safe(a, b, default=None):
    try:
        return divide(a, b)
    except ZeroDivisionError:
        return default


print(safe(6, 3), safe(1, 0, default='none'))
print(*log, sep='\n')
divide('a', 1)
