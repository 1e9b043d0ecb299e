# Recursion in __del__ is shown with repeated lines.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


class Noisy:
    def __del__(self):
        down(8)

    def __repr__(self):
        return "<Noisy>"


Noisy()
