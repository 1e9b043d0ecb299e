# A sys.tracebacklimit beyond the number of frames counts them from the end.
import sys
sys.tracebacklimit = 4


def f():
    raise ValueError("x")


def g():
    f()


g()
