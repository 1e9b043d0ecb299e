# Exceptions with nowhere to go: neither carets nor what they came from (addresses are left out)
import io
import sys

log = io.StringIO()
sys.stderr = log


class InFinalizer:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("from __del__")


InFinalizer()


class Interrupted:
    def __del__(self):
        raise KeyboardInterrupt


Interrupted()


class NotCallable:
    __del__ = 5


NotCallable()


class Failing(Exception):
    def __str__(self):
        1 / 0


class RaisesFailing:
    def __del__(self):
        raise Failing


RaisesFailing()


def closing():
    try:
        yield 1
    finally:
        raise KeyError("in finally")


generator = closing()
next(generator)
generator = None


def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


generator = ignoring()
next(generator)
generator = None


class Exporter:
    def __buffer__(self, flags):
        return memoryview(b"abc")

    def __release_buffer__(self, view):
        1 / 0


memoryview(Exporter()).release()
sys.stderr = sys.__stderr__
for line in log.getvalue().splitlines():
    print(line.partition(" at 0x")[0])
