# SystemExit with 'a\nb': what is printed, and the exit code.
import sys


def leave():
    sys.exit('a\nb')


leave()
