for action in ('1 / 0', '[][0]', 'int("z")'):
    try:
        eval(action)
    except ZeroDivisionError, IndexError:
        print('one of two')
    except ValueError:
        print('the other')
