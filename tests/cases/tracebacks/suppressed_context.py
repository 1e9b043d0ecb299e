try:
    int('x')
except ValueError:
    raise RuntimeError('only this one shows') from None
