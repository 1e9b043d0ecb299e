"""A family of your own errors

A library does well to have one class for all its errors, and below it
one for each kind. Who uses it can catch them all with one `except`, or
only the kind that interests.

An own class can stand on two branches of the tree: `LockedError` is a
`PostError` and a `BufferError`, so that code that knows only Python's
class catches it too. `__mro__` lists a class and all it descends from,
in the order in which Python looks for methods.
"""


class PostError(Exception):
    """Anything that goes wrong at the post office."""


class AddressError(PostError):
    def __init__(self, address):
        super().__init__(f'nobody lives at {address!r}')
        self.address = address


class LockedError(PostError, BufferError):
    """The letter is being read."""


def fail(error):
    raise error


for error in AddressError('4 Moor Lane'), LockedError('wait'):
    try:
        fail(error)
    except PostError as caught:
        print(type(caught).__name__, caught, isinstance(caught, BufferError))

print([kind.__name__ for kind in LockedError.__mro__])
fail(AddressError('12 Nowhere'))
