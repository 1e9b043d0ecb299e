# SystemExit with False: what is printed, and the exit code.
import sys


def leave():
    sys.exit(False)


leave()
