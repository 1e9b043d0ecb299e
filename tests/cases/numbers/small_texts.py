import sys
for run in [lambda: int('0' * 5000 + '1', 0), lambda: int('0' * 50 + '1', 0), lambda: sys.set_int_max_str_digits(10**20), lambda: format('abc', '.,'), lambda: format('abc', '.2_'), lambda: format(5, '.,'), lambda: format(1.5, '.,f')]:
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)
