def attempt(action):
    try:
        result = action()
    except ZeroDivisionError as error:
        print('except', error)
    except (KeyError, IndexError) as error:
        print('lookup', type(error).__name__)
    else:
        print('else', result)
    finally:
        print('finally')


attempt(lambda: 1)
attempt(lambda: 1 / 0)
attempt(lambda: {}['k'])
attempt(lambda: [][1])
try:
    attempt(lambda: int('x'))
except ValueError as error:
    print('not handled inside:', error)
