try:
    try:
        1 / 0
    except 'not a class':
        print('never')
except TypeError as error:
    print(error, '<-', repr(error.__context__))
try:
    try:
        1 / 0
    except (ValueError, 3):
        pass
except TypeError as error:
    print(error)
try:
    try:
        1 / 0
    except int:
        pass
except TypeError as error:
    print(error)
