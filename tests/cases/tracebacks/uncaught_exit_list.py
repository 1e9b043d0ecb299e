# SystemExit with []: what is printed, and the exit code.
import sys


def leave():
    sys.exit([])


leave()
