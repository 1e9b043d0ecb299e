import functools
import re
from string.templatelib import Interpolation

match = re.match('a', 'a')
for value, name in ((functools.partial(len), 'func'), (match, 'pos'), (match.re, 'flags'), (ExceptionGroup('x', [ValueError()]), 'message'),
                    (Interpolation(1), 'value'), (list[int], '__origin__'), (int | str, '__args__')):
    for change in (lambda: setattr(value, name, 1), lambda: delattr(value, name)):
        try:
            print(change())
        except AttributeError as error:
            print(type(value).__name__, name, error)
