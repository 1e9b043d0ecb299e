"""Abstract Base Classes (ABCs) for numbers, according to PEP 3141."""
from abc import ABCMeta, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


# Abstract operators by name, for the namespace of a class body.
def _operators(cls, *names):
    made = {}
    for name in names:
        if name in ('neg', 'pos', 'abs', 'trunc', 'floor', 'ceil', 'complex', 'float', 'int', 'invert'):
            def operator(self):
                raise NotImplementedError
        else:
            def operator(self, other):
                raise NotImplementedError
        name = operator.__name__ = f'__{name}__'
        operator.__qualname__ = f'{cls}.{name}'
        made[name] = abstractmethod(operator)
    return made


class Number(metaclass=ABCMeta):
    """All numbers inherit from this class."""

    __slots__ = ()
    __hash__ = None


class Complex(Number):
    """Complex defines the operations that work on the builtin complex type."""

    __slots__ = ()
    locals().update(_operators('Complex', 'complex', 'add', 'radd', 'neg', 'pos', 'mul', 'rmul', 'truediv', 'rtruediv', 'pow',
                               'rpow', 'abs', 'eq'))

    def __bool__(self):
        """True if self != 0. Called for bool(self)."""
        return self != 0

    @property
    @abstractmethod
    def real(self):
        """Retrieve the real component of this number."""
        raise NotImplementedError

    @property
    @abstractmethod
    def imag(self):
        """Retrieve the imaginary component of this number."""
        raise NotImplementedError

    def __sub__(self, other):
        """self - other"""
        return self + -other

    def __rsub__(self, other):
        """other - self"""
        return -self + other

    @abstractmethod
    def conjugate(self):
        """(x+y*i).conjugate() returns (x-y*i)."""
        raise NotImplementedError

    __hash__ = None


Complex.register(complex)


class Real(Complex):
    """To Complex, Real adds the operations that work on real numbers."""

    __slots__ = ()
    locals().update(_operators('Real', 'float', 'trunc', 'floor', 'ceil', 'floordiv', 'rfloordiv', 'mod', 'rmod', 'lt', 'le'))

    @abstractmethod
    def __round__(self, ndigits=None):
        """Rounds self to ndigits decimal places, defaulting to 0."""
        raise NotImplementedError

    def __divmod__(self, other):
        """The pair (self // other, self % other)."""
        return (self // other, self % other)

    def __rdivmod__(self, other):
        """The pair (other // self, other % self)."""
        return (other // self, other % self)

    def __complex__(self):
        """complex(self) == complex(float(self), 0)"""
        return complex(float(self))

    @property
    def real(self):
        """Real numbers are their real component."""
        return +self

    @property
    def imag(self):
        """Real numbers have no imaginary component."""
        return 0

    def conjugate(self):
        """Conjugate is a no-op for Reals."""
        return +self


Real.register(float)


class Rational(Real):
    """.numerator and .denominator should be in lowest terms."""

    __slots__ = ()

    @property
    @abstractmethod
    def numerator(self):
        """The numerator of a rational number in lowest terms."""
        raise NotImplementedError

    @property
    @abstractmethod
    def denominator(self):
        """The denominator of a rational number in lowest terms, positive."""
        raise NotImplementedError

    def __float__(self):
        """float(self) = self.numerator / self.denominator"""
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    """Integral adds methods that work on integral numbers."""

    __slots__ = ()
    locals().update(_operators('Integral', 'int', 'lshift', 'rlshift', 'rshift', 'rrshift', 'and', 'rand', 'xor', 'rxor', 'or',
                               'ror', 'invert'))

    def __index__(self):
        """Called whenever an index is needed, such as in slicing"""
        return int(self)

    @abstractmethod
    def __pow__(self, exponent, modulus=None):
        """self ** exponent % modulus, but maybe faster."""
        raise NotImplementedError

    def __float__(self):
        """float(self) == float(int(self))"""
        return float(int(self))

    @property
    def numerator(self):
        """Integers are their own numerators."""
        return +self

    @property
    def denominator(self):
        """Integers have a denominator of 1."""
        return 1


Integral.register(int)
