def count(n):
    while n:
        n -= 1
    try:
        if 0:
            pass
        else:
            1 / n
    except ZeroDivisionError as error:
        print('caught', error)
    while n:
        n -= 1
    try:
        while 0:
            pass
        else:
            1 / n
    finally:
        print('finally')
try:
    count(3)
except ZeroDivisionError as error:
    print('passed on', error)
