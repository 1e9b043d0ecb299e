# Stands in for CPython's C test module: those of its functions that print what any interpreter can print.
import sys
import traceback


def exception_print(exc, legacy=False):
    if not isinstance(exc, BaseException):
        sys.stderr.write('TypeError: print_exception(): Exception expected for value, %s found\n' % type(exc).__name__)
        return
    sys.__excepthook__(type(exc), exc, exc.__traceback__)


def traceback_print(tb, file):
    traceback.print_tb(tb, file=file)
