def take(*args, **kwargs):
    pass


for bad in (3, None):
    try:
        take(*bad)
    except TypeError as error:
        print(str(error).replace(take.__module__ + '.', ''))
    try:
        take(**bad)
    except TypeError as error:
        print(str(error).replace(take.__module__ + '.', ''))
try:
    take(**{1: 2})
except TypeError as error:
    print(error)
