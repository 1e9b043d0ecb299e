# SystemExit with -1: what is printed, and the exit code.
import sys


def leave():
    sys.exit(-1)


leave()
