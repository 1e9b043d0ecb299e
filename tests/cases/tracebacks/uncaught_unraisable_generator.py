# A generator that does not stop when it is thrown away.
import re
import sys


class WithoutAddresses:
    def write(self, text):
        sys.__stderr__.write(re.sub(" at 0x[0-9a-f]+", " at 0x...", text))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


g = stubborn()
next(g)
del g


def failing():
    try:
        yield
    finally:
        raise ValueError("in finally")


g = failing()
next(g)
del g
print("end")
