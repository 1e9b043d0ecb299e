# sys.excepthook called by the program with odd arguments.
import sys
error = ValueError("x")
sys.excepthook(ValueError, error, None)
sys.excepthook(KeyError, error, None)
sys.excepthook(None, error, None)
try:
    sys.excepthook(ValueError)
except TypeError as wrong:
    print(wrong)
try:
    1 / 0
except ZeroDivisionError as error:
    sys.excepthook(type(error), error, error.__traceback__)
sys.excepthook(int, 5, None)
