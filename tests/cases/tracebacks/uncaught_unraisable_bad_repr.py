# __del__ that raises in an object whose repr fails; with a cause and notes; without a text.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


class Noisy:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error

    def __repr__(self):
        raise ValueError("no repr")


error = KeyError("k")
error.add_note("a note")
error.__cause__ = ValueError("cause")
for each in error, ValueError(), SystemExit(3), ExceptionGroup("g", [ValueError(1)]):
    Noisy(each)
