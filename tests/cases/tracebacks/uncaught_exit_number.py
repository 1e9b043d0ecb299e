# SystemExit with 3: what is printed, and the exit code.
import sys


def leave():
    sys.exit(3)


leave()
