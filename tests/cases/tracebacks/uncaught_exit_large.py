# SystemExit with 256: what is printed, and the exit code.
import sys


def leave():
    sys.exit(256)


leave()
