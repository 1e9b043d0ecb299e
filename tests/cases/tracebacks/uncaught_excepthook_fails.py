# sys.excepthook that raises: its error is shown, then the one it was for.
import sys


def hook(kind, value, traceback):
    value.missing


sys.excepthook = hook
raise ValueError("x")
