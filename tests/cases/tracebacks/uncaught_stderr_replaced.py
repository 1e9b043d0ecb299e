# sys.stderr replaced by an object of the program.
import sys


class Shouting:
    def write(self, text):
        sys.__stderr__.write(text.upper())

    def flush(self):
        pass


sys.stderr = Shouting()


def f():
    raise ValueError("x")


f()
