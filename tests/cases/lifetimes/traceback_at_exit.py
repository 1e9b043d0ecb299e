# When the modules are gone a traceback has no lines to show.
import sys


class Fails:
    def __init__(self):
        self.me = self

    def __del__(self, show=sys.excepthook):
        try:
            raise ValueError('in del')
        except ValueError as error:
            show(None, error, error.__traceback__)


class Before:
    def __del__(self, show=sys.excepthook):
        try:
            raise ValueError('before')
        except ValueError as error:
            show(None, error, error.__traceback__)


before = Before()
fails = Fails()
