# A sys.tracebacklimit far beyond the number of frames shows all.
import sys
sys.tracebacklimit = 1000


def f():
    raise ValueError("x")


f()
