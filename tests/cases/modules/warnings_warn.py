import warnings


def old():
    warnings.warn('use new() instead', DeprecationWarning, stacklevel=2)
    return 1


print(old())
warnings.warn('be careful')
warnings.simplefilter('error')
try:
    warnings.warn('now an error', RuntimeWarning)
except RuntimeWarning as error:
    print(repr(error))
