# A negative sys.tracebacklimit is none at all.
import sys
sys.tracebacklimit = -3


def f():
    raise ValueError("x")


f()
