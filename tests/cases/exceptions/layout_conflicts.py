"""Exceptions that have attributes of their own cannot be combined in one class; the others can."""
import itertools

own = [StopIteration, SystemExit, NameError, AttributeError, ImportError, OSError, SyntaxError, UnicodeDecodeError,
       UnicodeEncodeError, UnicodeTranslateError, BaseExceptionGroup]
plain = [BaseException, Exception, KeyError, ValueError, UnicodeError, ExceptionGroup, ModuleNotFoundError, UnboundLocalError,
         FileNotFoundError, IndentationError, RuntimeError, Warning]


def combine(*bases):
    try:
        made = type('Combined', bases, {})
        return made.__base__.__name__
    except TypeError as error:
        return str(error).split('\n')[0]


for pair in itertools.permutations(own + plain, 2):
    print(*(each.__name__ for each in pair), combine(*pair))
print(combine(KeyError, AttributeError, ValueError), combine(KeyError, NameError, UnboundLocalError, OSError))


class Named(NameError):
    pass


class Valued(ValueError):
    pass


class Looked(LookupError):
    pass


for value, kind in (Named(), Valued), (Valued(), Looked), (Valued(), Named):
    try:
        value.__class__ = kind
        print(repr(value))
    except TypeError as error:
        print(error)
