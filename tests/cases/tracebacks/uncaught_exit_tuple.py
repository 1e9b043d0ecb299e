# SystemExit with (1, 2): what is printed, and the exit code.
import sys


def leave():
    sys.exit((1, 2))


leave()
