# A weak reference's callback that raises, and one with the wrong arity.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


import weakref


class Target:
    pass


def callback(reference):
    raise ValueError("in callback")


target = Target()
keep = [weakref.ref(target, callback), weakref.ref(target, lambda: None)]
del target
print("end")
