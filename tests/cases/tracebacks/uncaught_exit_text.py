# SystemExit with 'a message': what is printed, and the exit code.
import sys


def leave():
    sys.exit('a message')


leave()
