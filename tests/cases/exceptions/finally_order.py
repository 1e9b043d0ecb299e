def nested():
    try:
        try:
            print('body')
            return 'result'
        finally:
            print('inner finally')
    finally:
        print('outer finally')


print(nested())
for n in range(2):
    try:
        try:
            raise ValueError(n)
        finally:
            print('first')
    except ValueError as error:
        print('then', error)
    finally:
        print('last')
