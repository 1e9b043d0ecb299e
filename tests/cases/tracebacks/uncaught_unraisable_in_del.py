# __del__ that raises is reported, with its traceback, and the program goes on.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


class Noisy:
    def __del__(self):
        helper()

    def __repr__(self):
        return "<Noisy>"


def helper():
    raise ValueError("in del")


noisy = Noisy()
del noisy
print("going on")


def f():
    noisy = Noisy()
    raise KeyError("after it")


f()
