"""What the letter program prints: a view in three readings, a value, a problem."""

import sys


class Report:
    width = 38

    @classmethod
    def title(cls, text: str, fill: str = '-'):
        """Print text in the middle of a line of fill characters."""
        rest = cls.width - len(text) - 2
        left = rest // 2
        print(f'{fill * left} {text} {fill * (rest - left)}')

    @classmethod
    def say(cls, label: str, value):
        print(f'{label:>8}  {value}')

    @classmethod
    def show(cls, view: memoryview):
        """Read the view as bytes, as numbers and as hex."""
        cls.title('THROUGH THE WINDOW')
        cls.say('bytes', view.tobytes())
        cls.say('numbers', view.tolist())
        cls.say('hex', view.hex())

    @classmethod
    def problem(cls, error: BaseException):
        print(f'noted: {type(error).__name__}: {error}', file=sys.stderr)
