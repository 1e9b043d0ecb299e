# The functions of the module traceback with every argument: limits, files, chains, wrong arguments, no exception at all.
import io
import sys
import traceback


def inner(n):
    if n == 0:
        raise ValueError("inner")
    inner(n - 1)


def outer(n):
    try:
        inner(n)
    except ValueError as error:
        raise KeyError("outer") from error


def caught(function, *arguments):
    try:
        function(*arguments)
    except BaseException as error:
        return error


def attempt(what, function, *arguments, **options):
    """What a call gives or raises."""
    print(f"--- {what}", file=sys.stderr)
    try:
        result = function(*arguments, **options)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    else:
        if isinstance(result, list):
            result = [str(each) for each in result]
        if result is not None:
            print(result, file=sys.stderr)


error = caught(outer, 5)
tb = error.__traceback__

for limit in None, 0, 1, 2, 100, -1, -2, -100, True:
    attempt(f"print_exception limit={limit}", traceback.print_exception, error, limit=limit)
    attempt(f"print_tb limit={limit}", traceback.print_tb, tb, limit)
    attempt(f"format_tb limit={limit}", traceback.format_tb, tb, limit)
    attempt(f"extract_tb limit={limit}", traceback.extract_tb, tb, limit=limit)
    attempt(f"format_exception limit={limit}", traceback.format_exception, error, limit=limit, chain=False)
for limit in "1", 1.5, -1.5, [], 2**70, -2**70:
    attempt(f"limit={limit!r}", traceback.print_exception, error, limit=limit)
    attempt(f"print_tb limit={limit!r}", traceback.print_tb, tb, limit)

attempt("no chain", traceback.print_exception, error, chain=False)
attempt("three arguments", traceback.print_exception, type(error), error, tb)
attempt("type is ignored", traceback.print_exception, int, error, tb)
attempt("type is nothing", traceback.print_exception, None, error, tb)
attempt("traceback None", traceback.print_exception, type(error), error, None)
attempt("traceback of another", traceback.print_exception, type(error), error, caught(inner, 0).__traceback__)
attempt("value None", traceback.print_exception, type(error), None, None)
attempt("only value", traceback.print_exception, error, value=error)
attempt("only traceback", traceback.print_exception, error, tb=tb)
attempt("by keyword", traceback.print_exception, error, value=error, tb=tb)
attempt("None", traceback.print_exception, None)
attempt("a class", traceback.print_exception, ValueError)
attempt("a number", traceback.print_exception, 5)
attempt("number as value", traceback.print_exception, int, 5, None)
attempt("unknown keyword", traceback.print_exception, error, unknown=1)
attempt("no colour", traceback.print_exception, error, colorize=False)
attempt("tb not a traceback", traceback.print_tb, 5)
attempt("tb None", traceback.print_tb, None)
attempt("extract of None", traceback.extract_tb, None)
attempt("extract of number", traceback.extract_tb, 5)

attempt("print_exc without exception", traceback.print_exc)
attempt("format_exc without exception", traceback.format_exc)
attempt("print_last without exception", traceback.print_last)
try:
    raise error
except KeyError:
    attempt("print_exc", traceback.print_exc, 1)
    attempt("print_exc chain", traceback.print_exc, limit=-1, chain=False)
    attempt("format_exc", traceback.format_exc, limit=0)
    attempt("format_exc positional", traceback.format_exc, 1, False)
sys.last_exc = error
attempt("print_last", traceback.print_last, limit=1)
del sys.last_exc
sys.last_type, sys.last_value, sys.last_traceback = KeyError, error, tb
attempt("print_last of three", traceback.print_last, limit=1, chain=False)

file = io.StringIO()
traceback.print_exception(error, file=file)
traceback.print_tb(tb, file=file, limit=1)
traceback.print_list(traceback.extract_tb(tb)[:1], file=file)
try:
    raise error
except KeyError:
    traceback.print_exc(file=file, limit=1)
traceback.print_stack(file=file)
attempt("file", print, file.getvalue(), file=sys.stderr)
attempt("file that is none", traceback.print_exception, error, file=5)


class Recorder:
    def __init__(self):
        self.written = []

    def write(self, text):
        self.written.append(text)


recorder = Recorder()
traceback.print_exception(error, file=recorder, limit=1)
print(recorder.written, file=sys.stderr)
recorder = Recorder()
stderr, sys.stderr = sys.stderr, recorder
traceback.print_exception(error, limit=1)
traceback.print_tb(tb, limit=1)
traceback.print_stack()
sys.stderr = None
traceback.print_exception(error, limit=1)
traceback.print_tb(tb, limit=1)
del sys.stderr
try:
    traceback.print_exception(error, limit=1)
except AttributeError as missing:
    print(missing)
sys.stderr = stderr
print(recorder.written, file=sys.stderr)

for each in ValueError("x"), ValueError(), ValueError("a\nb"), KeyError("k"), ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2)])]), None, 5, ValueError:
    attempt(f"format_exception_only {each!r}", traceback.format_exception_only, each)
    attempt(f"format_exception_only {each!r} with groups", traceback.format_exception_only, each, show_group=True)
    attempt(f"format_exception_only of two {each!r}", traceback.format_exception_only, int, each)

attempt("format_list", traceback.format_list, [("file.py", 3, "name", "  the line  "), ("file.py", 4, "other", None), ("f", None, "g", "x")])
attempt("format_list wrong", traceback.format_list, [("file.py", 3)])
attempt("format_list of summaries", traceback.format_list, traceback.extract_tb(tb)[:2])
attempt("format_list empty", traceback.format_list, [])
attempt("print_list", traceback.print_list, [("file.py", 3, "name", "line")])
attempt("format_list repeated", traceback.format_list, [("f", 1, "g", "x")] * 5)


def stack_here(limit):
    attempt(f"print_stack {limit}", traceback.print_stack, limit=limit)
    attempt(f"format_stack {limit}", traceback.format_stack, None, limit)
    attempt(f"extract_stack {limit}", traceback.extract_stack, limit=limit)
    attempt(f"print_stack of frame {limit}", traceback.print_stack, sys._getframe(), limit)


def through(limit):
    stack_here(limit)


for limit in None, 0, 1, 2, -1, -2:
    through(limit)
attempt("frames of a traceback cleared", traceback.clear_frames, tb)
attempt("clear None", traceback.clear_frames, None)
print(list(traceback.walk_tb(tb))[0][1], len(list(traceback.walk_tb(tb))), [line for _, line in traceback.walk_stack(None)], file=sys.stderr)
for limit in 0, 2, 100, -1, None, "x":
    sys.tracebacklimit = limit
    attempt(f"tracebacklimit {limit}", traceback.print_exception, error)
    attempt(f"tracebacklimit {limit}", traceback.print_exception, error, limit=1)
    attempt(f"tracebacklimit {limit}", traceback.format_tb, tb)
    attempt(f"tracebacklimit {limit}", traceback.format_stack)
