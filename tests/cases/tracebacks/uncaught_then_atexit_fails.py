# An atexit function that raises after an uncaught exception.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


import atexit


@atexit.register
def leaving():
    raise KeyError("in atexit")


raise ValueError("x")
