# With a hook of the program's own nobody else asks an exception what it says.
import sys


class Talkative(Exception):
    def __str__(self):
        print('asked')
        return 'I am asked'


sys.excepthook = lambda kind, error, traceback: print('hook', kind.__name__)
raise Talkative
