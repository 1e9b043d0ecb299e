# SystemExit with 2.5: what is printed, and the exit code.
import sys


def leave():
    sys.exit(2.5)


leave()
