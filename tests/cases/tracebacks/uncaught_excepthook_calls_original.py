# sys.excepthook that ends with the original one.
import sys


def hook(*details):
    print("first this", file=sys.stderr)
    sys.__excepthook__(*details)


sys.excepthook = hook


def f():
    raise ValueError("x") from KeyError("k")


f()
