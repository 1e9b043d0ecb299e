# FrameSummary, StackSummary and TracebackException: what they capture and when they read lines, every option, equality, subclasses.
import linecache
import sys
import traceback


def show(*what):
    print(*what, file=sys.stderr)


def attempt(function, *arguments, **options):
    try:
        show(function(*arguments, **options))
    except Exception as error:
        show(f"{type(error).__name__}: {error}")


def inner(value, other="text"):
    local = [value]
    return local[5]


def outer(value):
    try:
        inner(value)
    except IndexError as error:
        raise KeyError(value) from error


def caught(function, *arguments):
    try:
        function(*arguments)
    except BaseException as error:
        return error


class BadRepr:
    def __repr__(self):
        raise ValueError("no repr")


# ---- FrameSummary
frame = traceback.FrameSummary(__file__, 2, "name")
show(frame, frame.line, list(frame), frame[0], frame[-1], len(frame), frame.locals, frame.end_lineno, frame.colno, frame.end_colno)
show(frame == traceback.FrameSummary(__file__, 2, "name", line="other"), frame == (__file__, 2, "name", "import linecache"), frame == 5, frame != frame)
show(traceback.FrameSummary("f", 1, "n", locals={"a": 1, "b": BadRepr()}).locals, traceback.FrameSummary("f", 1, "n", locals={}).locals)
show(repr(traceback.FrameSummary("no_file.py", 3, "n").line), traceback.FrameSummary("f", None, "n").line, traceback.FrameSummary("f", 1, "n", line="  x \ny").line)
show(frame == traceback.FrameSummary(__file__, 2, "name", locals={"a": 1}))
filename, lineno, name, line = frame
show(filename, lineno, name, line)
attempt(lambda: frame[4])
attempt(hash, frame)
attempt(traceback.FrameSummary, "f")
attempt(setattr, frame, "line", 1)
attempt(setattr, frame, "other", 1)
linecache.cache["made.py"] = 1, None, ["first\n", "second\n", "third\n"], "made.py"
early, late = traceback.FrameSummary("made.py", 2, "n"), traceback.FrameSummary("made.py", 2, "n", lookup_line=False)
linecache.cache["made.py"] = 1, None, ["changed\n"] * 3, "made.py"
show(early.line, late.line)

# ---- StackSummary
error = caught(outer, 7)
tb = error.__traceback__
stack = traceback.extract_tb(tb)
show(type(stack), len(stack), stack)
show([(each.lineno, each.end_lineno, each.colno, each.end_colno, each.line) for each in stack])
show(stack.format())
for options in {}, {"limit": 1}, {"limit": -1}, {"lookup_lines": False}, {"capture_locals": True}, {"limit": 0}:
    summary = traceback.StackSummary.extract(traceback.walk_tb(tb), **options)
    show(options, [(each.name, each.lineno, each.line, each.locals and sorted(each.locals)) for each in summary])
    show("".join(summary.format()) if "capture_locals" not in options else len(summary))
listed = traceback.StackSummary.from_list([("made.py", 1, "n", "given"), ("made.py", 2, "n", None), frame])
show(listed, listed.format())
attempt(traceback.StackSummary.from_list, [("a", 1)])
attempt(traceback.StackSummary.from_list, 5)
attempt(traceback.StackSummary.extract, [1])
attempt(traceback.StackSummary.extract, 5)


class Short(traceback.StackSummary):
    def format_frame_summary(self, frame_summary, **options):
        return None if frame_summary.name == "caught" else f"{frame_summary.name}:{frame_summary.lineno}\n"


show(Short.extract(traceback.walk_tb(tb)).format(), type(Short.extract(iter([]))), type(Short.from_list([])))
show(Short([frame] * 6).format(), Short(stack).format())
show(traceback.StackSummary([frame] * 5).format())
show(traceback.StackSummary([traceback.FrameSummary("f", 1, "n", line="x"), traceback.FrameSummary("f", 1, "n", line="y")] * 3).format())
marked = traceback.FrameSummary("f", 1, "n", line="    abc + def", end_lineno=1, colno=4, end_colno=13)
show(traceback.StackSummary([marked]).format())
marked = traceback.FrameSummary("f", 1, "n", line="abc(\n   def)", end_lineno=2, colno=0, end_colno=7)
show(traceback.StackSummary([marked]).format())
marked = traceback.FrameSummary("f", 5, "n", line="x = abc[1]", end_lineno=5, colno=4, end_colno=10, locals={"b": 2, "a": "1"})
show(traceback.StackSummary([marked]).format())

# ---- TracebackException
report = traceback.TracebackException.from_exception(error)
show(report, str(report), report.exc_type_str, report.__suppress_context__, report.__notes__, type(report.__cause__), report.__context__ is None)
show(report.exceptions, report.max_group_width, report.max_group_depth, len(report.stack))
show(list(report.format()))
show(list(report.format(chain=False)))
show(list(report.format_exception_only()), list(report.__cause__.format_exception_only()))
same = traceback.TracebackException(type(error), error, tb)
show(same == report, same != report, same == traceback.TracebackException.from_exception(ValueError("x")), same == 5)
for options in {"limit": 1}, {"limit": -1}, {"limit": 0}, {"compact": True}, {"lookup_lines": False}, {"save_exc_type": False}:
    report = traceback.TracebackException.from_exception(error, **options)
    report.print()
    show(options, report.__cause__ is not None, report.__context__ is not None, report.exc_type_str)
report = traceback.TracebackException(KeyError, KeyError("replaced"), None)
show(list(report.format()))
report = traceback.TracebackException(None, None, None)
show(list(report.format()), report.exc_type_str, str(report))
captured = traceback.TracebackException.from_exception(caught(inner, 3), capture_locals=True)
captured.stack[:] = captured.stack[1:]
captured.print()
bad = traceback.TracebackException.from_exception(caught(inner, BadRepr()), capture_locals=True)
show(bad.stack[-1].locals)
attempt(traceback.TracebackException.from_exception, 5)
attempt(traceback.TracebackException, ValueError, ValueError())

group = ExceptionGroup("g", [ValueError(n) for n in range(4)] + [ExceptionGroup("h", [KeyError(n) for n in range(3)])])
for options in {}, {"max_group_width": 2}, {"max_group_width": 0}, {"max_group_depth": 1}, {"max_group_depth": 0}, {"max_group_width": 4}:
    report = traceback.TracebackException.from_exception(group, **options)
    report.print()
    show(options, len(report.exceptions), list(report.format_exception_only(show_group=True)))
noted = ValueError("first\nsecond")
noted.add_note("note\nof lines")
nested = ExceptionGroup("outer", [noted, ExceptionGroup("inner", [SyntaxError("bad", ("f.py", 2, 3, "a b c\n"))])])
nested.add_note("note of group")
show(*traceback.format_exception_only(nested, show_group=True), sep="")
show(*traceback.TracebackException.from_exception(nested).format_exception_only(), sep="")

syntax = traceback.TracebackException.from_exception(caught(compile, "x = = 1", "given.py", "exec"))
show(syntax.filename, syntax.lineno, syntax.end_lineno, syntax.text, syntax.offset, syntax.end_offset, syntax.msg, type(syntax.lineno))
show(list(syntax.format_exception_only()))
linecache.clearcache()
show(len(linecache.cache), linecache.getline("no_file.py", 1), linecache.getline(__file__, 2), len(linecache.cache), linecache.getline(__file__, 10000) == "")
show(linecache.lazycache("lazy.py", {"__name__": "lazy"}), linecache.lazycache("<lazy>", globals()), linecache.lazycache("lazy.py", None))


class Loader:
    def get_source(self, name):
        show("asked for", name)
        return f"source of {name}\nsecond"


show(linecache.lazycache("lazy.py", {"__name__": "lazy", "__loader__": Loader()}), linecache.lazycache("lazy.py", None), len(linecache.cache["lazy.py"]))
show(linecache.getlines("lazy.py"), linecache.cache["lazy.py"], linecache.lazycache("lazy.py", None))
linecache.checkcache("lazy.py")
show("lazy.py" in linecache.cache)
