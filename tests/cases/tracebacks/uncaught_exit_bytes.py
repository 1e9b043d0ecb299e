# SystemExit with b'x': what is printed, and the exit code.
import sys


def leave():
    sys.exit(b'x')


leave()
