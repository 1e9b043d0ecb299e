# Where a property's docstring comes from, in subclasses of property too.
class Base:
    @property
    def spam(self):
        """base getter"""

    @spam.setter
    def spam(self, value):
        """ignored"""


class Sub(Base):
    @Base.spam.getter
    def spam(self):
        """sub getter"""

    @spam.deleter
    def spam(self):
        """ignored"""


print(Base.spam.__doc__, '|', Sub.spam.__doc__)


class Kind(property):
    """a kind of property"""


class Slotted(property):
    __slots__ = ()


class User:
    @Kind
    def one(self):
        """of the getter"""

    @one.setter
    def one(self, value):
        """ignored"""

    two = Kind(None, doc='given')
    three = Kind()
    four = Slotted(None, doc='dropped')


print(User.one.__doc__, '|', User.two.__doc__, '|', User.three.__doc__, '|', User.four.__doc__, User.one.__dict__)
try:

    @Slotted
    def refused(self):
        """has no place"""

except AttributeError as e:
    print(e)
explicit = property(lambda self: 1, doc='explicit')
print(explicit.getter(lambda self: 2).__doc__, explicit.setter(print).__doc__)
print(sum([-0.0]), sum([-0.0], -0.0), sum([], -0.0), sum([0.1] * 10))
try:
    User.__name__ = 'a\0b'
except ValueError as e:
    print(e)
