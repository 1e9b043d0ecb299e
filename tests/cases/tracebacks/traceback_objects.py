# Traceback objects made and linked by hand: types.TracebackType, tb_next, loops, lines that are not there, cleared frames, with_traceback.
import sys
import traceback
import types


def show(*what):
    print(*what, file=sys.stderr)


def attempt(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
    except BaseException as error:
        show(f"{type(error).__name__}: {error}".partition(" at 0x")[0])
    else:
        show("no error" if result is None else result)


def inner():
    value = 1
    return value / 0


def outer():
    return inner()


def caught(function):
    try:
        function()
    except Exception as error:
        return error


error = caught(outer)
first = error.__traceback__
second, third = first.tb_next, first.tb_next.tb_next
show(first.tb_lineno, second.tb_lineno, third.tb_lineno, third.tb_next)
show(third.tb_frame.f_code.co_name, third.tb_frame.f_lineno, sorted(third.tb_frame.f_locals), dir(first)[-5:])

made = types.TracebackType(None, third.tb_frame, third.tb_lasti, 2)
show(made.tb_next, made.tb_lineno, made.tb_lasti == third.tb_lasti)
traceback.print_tb(made)
traceback.print_tb(types.TracebackType(made, second.tb_frame, second.tb_lasti, second.tb_lineno))
traceback.print_tb(types.TracebackType(None, third.tb_frame, -1, 3))
traceback.print_tb(types.TracebackType(None, third.tb_frame, -1, 9999))

attempt(types.TracebackType)
attempt(types.TracebackType, 5, third.tb_frame, 0, 1)
attempt(types.TracebackType, None, 5, 0, 1)
attempt(types.TracebackType, None, third.tb_frame, "0", 1)
attempt(types.TracebackType, None, third.tb_frame, 0, 1.5)
attempt(types.TracebackType, None, third.tb_frame, 0, 2**40)
attempt(setattr, first, "tb_next", 5)
attempt(setattr, first, "tb_next", first)
attempt(setattr, third, "tb_next", first)
attempt(delattr, first, "tb_next")
attempt(setattr, first, "tb_lineno", 5)
attempt(setattr, first, "tb_frame", None)
attempt(setattr, first, "other", 5)
attempt(setattr, error, "__traceback__", 5)
attempt(delattr, error, "__traceback__")
attempt(error.with_traceback, 5)
attempt(error.with_traceback)
attempt(setattr, error, "__cause__", 5)
attempt(setattr, error, "__context__", 5)
attempt(delattr, error, "__cause__")
attempt(delattr, error, "__context__")
attempt(setattr, error, "__suppress_context__", "x")
attempt(setattr, error, "args", 5)
attempt(delattr, error, "args")

first.tb_next = third
traceback.print_exception(error)
first.tb_next = None
traceback.print_exception(error)
first.tb_next = second
third.tb_next = made
traceback.print_exception(error)
third.tb_next = None

other = KeyError("other").with_traceback(second)
traceback.print_exception(other)
try:
    raise other
except KeyError:
    traceback.print_exc()
    show(other.__traceback__.tb_next is second)
try:
    raise other.with_traceback(None)
except KeyError:
    traceback.print_exc()

error = caught(outer)
traceback.clear_frames(error.__traceback__)
traceback.print_exception(error)
show(error.__traceback__.tb_next.tb_frame.f_locals, error.__traceback__.tb_next.tb_next.tb_frame.f_locals)
attempt(sys._getframe().clear)


def generator():
    yield sys._getframe()
    raise ValueError("in generator")


g = generator()
frame = next(g)
attempt(frame.clear)
attempt(next, g)
show(frame.f_lineno, frame.f_back is None)


def reraised(times):
    try:
        1 / 0
    except ZeroDivisionError as error:
        for _ in range(times):
            try:
                raise error
            except ZeroDivisionError:
                pass
        return error


traceback.print_exception(reraised(5))
show([each.tb_lineno - reraised.__code__.co_firstlineno for each, _ in [(tb, 0) for tb in [reraised(2).__traceback__]]])


def through_finally():
    try:
        return inner()
    finally:
        sys._getframe()


def through_with():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            self.details = details
            return False
    with Manager() as manager:
        try:
            inner()
        finally:
            manager.saved = sys.exception().__traceback__
    return manager


for function in through_finally, through_with:
    traceback.print_exception(caught(function))


def deleted_source():
    exec(compile("def f():\n    raise ValueError('x')\nf()", "gone.py", "exec"))


traceback.print_exception(caught(deleted_source))
copied = types.FunctionType(inner.__code__.replace(co_name="copied", co_firstlineno=inner.__code__.co_firstlineno + 5), globals())
traceback.print_exception(caught(copied))
show(list(copied.__code__.co_lines())[-1][2] - copied.__code__.co_firstlineno)
for table in [b"\xf8\xff\xff\xff\xff\xff"]:
    nowhere = types.FunctionType(inner.__code__.replace(co_linetable=table), globals())
    traceback.print_exception(caught(nowhere))
    show(caught(nowhere).__traceback__.tb_next.tb_lineno)
