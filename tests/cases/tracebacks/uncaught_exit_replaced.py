# An exception replaces SystemExit.
import sys
try:
    sys.exit(5)
finally:
    raise KeyError("instead")
