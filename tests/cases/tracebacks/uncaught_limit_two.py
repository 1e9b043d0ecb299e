# sys.tracebacklimit of an uncaught exception: the last frames are shown.
import sys
sys.tracebacklimit = 2


def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


down(5)
