"""This module says what it is."""


def f():
    "One line."


class C:
    """A class."""

    def m(self):
        """
        Indented
            more.
        """


print(__doc__)
print(f.__doc__, C.__doc__, repr(C.m.__doc__), (lambda: 0).__doc__)
