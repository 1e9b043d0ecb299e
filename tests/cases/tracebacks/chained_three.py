try:
    try:
        try:
            1 / 0
        except ZeroDivisionError as error:
            raise KeyError('second') from error
    except KeyError:
        raise IndexError('third')
except IndexError as error:
    raise RuntimeError('fourth') from error
