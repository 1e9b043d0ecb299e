import sys
import traceback


def note(error):
    print(f'! {type(error).__name__}: {error}')
    traceback.print_tb(sys.exc_info()[2], file=sys.stdout)
