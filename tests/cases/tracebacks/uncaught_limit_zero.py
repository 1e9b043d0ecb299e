# No frames and no heading with sys.tracebacklimit 0; causes as well.
import sys
sys.tracebacklimit = 0
try:
    1 / 0
except ZeroDivisionError as error:
    raise KeyError("k") from error
