import traceback

try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError('wrapped') from error
except ValueError:
    traceback.print_exc()
    print('-----')
    traceback.print_exc(chain=False)
    traceback.print_exc(limit=0)
