# all(), any() and tuple() of a generator expression run their loop in place.
import traceback


def report(text, names=None):
    try:
        exec(text, names or {})
    except Exception:
        traceback.print_exc()


report('all(value > None for value in [1, 2])')
report('x = any(1 / 0 for value in [1])')
report('tuple(1 / value\n    for value in [0])')
report('list(1 / value for value in [0])')
report('class Odd:\n    def __bool__(self): 1 / 0\nall(Odd() for value in [1])')
report('all(value for value in [1])', {'all': lambda values: 1 / 0})
