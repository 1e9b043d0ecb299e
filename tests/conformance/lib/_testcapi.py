# Stands in for CPython's C test module: those of its functions that any interpreter could have.
import sys
import traceback


def exception_print(exc, legacy=False):
    if not isinstance(exc, BaseException):
        sys.stderr.write('TypeError: print_exception(): Exception expected for value, %s found\n' % type(exc).__name__)
        return
    sys.__excepthook__(type(exc), exc, exc.__traceback__)


def traceback_print(tb, file):
    traceback.print_tb(tb, file=file)


def test_with_docstring():
    """A function that has a docstring."""


def raise_memoryerror():
    raise MemoryError


def make_exception_with_doc(name, doc=None, base=None, dict=None):
    module, dot, last = name.rpartition('.')
    if not dot:
        raise SystemError('PyErr_NewException: name must be module.class')
    bases = base if isinstance(base, tuple) else (base or Exception,)
    members = {'__module__': module, **(dict or {})}
    if doc is not None:
        members['__doc__'] = doc
    return type(last, bases, members)
