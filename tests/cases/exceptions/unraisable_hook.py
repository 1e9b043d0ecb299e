# sys.unraisablehook is told of exceptions that have nowhere to go.
import sys

class C:
    def __del__(self):
        1 / 0

def hook(unraisable):
    print(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback is not None, str(unraisable.err_msg)[:45])

sys.unraisablehook = hook
C()
sys.unraisablehook = sys.__unraisablehook__

print(callable(sys.unraisablehook))
