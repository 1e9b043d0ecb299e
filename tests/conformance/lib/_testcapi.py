# Stands in for CPython's C test module: those of its functions that any interpreter could have.
import sys
import traceback


def exception_print(exc, legacy=False):
    if not isinstance(exc, BaseException):
        sys.stderr.write('TypeError: print_exception(): Exception expected for value, %s found\n' % type(exc).__name__)
        return
    sys.__excepthook__(type(exc), exc, exc.__traceback__)


def traceback_print(tb, file):
    traceback.print_tb(tb, file=file)


def test_with_docstring():
    """A function that has a docstring."""
