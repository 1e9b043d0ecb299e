# sys.unraisablehook that raises itself.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


def hook(details):
    raise KeyError("in hook")


class Noisy:
    def __del__(self):
        raise ValueError("in del")

    def __repr__(self):
        return "<Noisy>"


sys.unraisablehook = hook
Noisy()
sys.unraisablehook = sys.__unraisablehook__
Noisy()
