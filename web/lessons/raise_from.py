"""Saying what caused it

`raise … from error` says: this error is the reason. The traceback joins
the two with "The above exception was the direct cause".

That is how a library speaks in its own words and keeps the evidence.
`raise … from None` hides the first error, for when it would only
confuse; it is still there as `__context__`.
"""


class LetterError(Exception):
    """The letter cannot be changed."""


letter = bytearray(b'Dear Ada')
window = memoryview(letter)


def sign(name, hide=False):
    try:
        letter.extend(name)
    except BufferError as error:
        reason = None if hide else error
        raise LetterError('somebody reads it') from reason


try:
    sign(b'Eve', hide=True)
except LetterError as error:
    print(error.__cause__, '/', error.__context__)

sign(b'Eve')
