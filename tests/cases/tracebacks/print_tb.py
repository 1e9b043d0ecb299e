import sys
import traceback


def low():
    raise ValueError('low')


def high():
    low()


try:
    high()
except ValueError as error:
    traceback.print_tb(error.__traceback__)
    traceback.print_tb(error.__traceback__, limit=1)
    traceback.print_tb(error.__traceback__, limit=-1, file=sys.stdout)
