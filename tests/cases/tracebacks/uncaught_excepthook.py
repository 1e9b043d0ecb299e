# sys.excepthook replaced: it is given type, value and traceback, and the exit code stays 1.
import sys


def hook(kind, value, traceback):
    print("hook:", kind.__name__, value, traceback.tb_lineno, file=sys.stderr)


sys.excepthook = hook
print("before")
raise ValueError("x")
