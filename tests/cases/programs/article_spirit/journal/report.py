import math
import sys
import traceback


class Report:
    width_default = 44
    rule_default = '='

    @classmethod
    def __put(cls, *parts, sep: str = ' ', end: str = '\n', file=None):
        """Every line goes out through here."""
        print(*parts, sep=sep, end=end, file=file)

    @classmethod
    def heading(cls, text: str = None, width: int = width_default, rule: str = rule_default):
        """A rule with a title in its middle."""
        if not text:
            line = f'{rule * width}'
        elif len(text) + 2 >= width:
            line = text
        else:
            room = width - len(text) - 2
            left = math.floor(room / 2)
            line = f'{rule * left} {text} {rule * (room - left)}'
        cls.__put(line)

    @classmethod
    def line(cls, *parts, sep: str = ' ', end: str = '\n', file=None):
        cls.__put(*parts, sep=sep, end=end, file=file)

    @classmethod
    def problem(cls, error: BaseException, expected: bool = True):
        cls.__put('({}) {}: {}'.format('as planned' if expected else 'surprise', type(error).__name__, error))
        kind, value, trace = sys.exc_info()
        assert kind is type(error) and value is error
        traceback.print_tb(trace)
