"""Extract, format and print information about Python stack traces."""
import linecache
import sys
from types import TracebackType as _TracebackType

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']


class FrameSummary:
    """Information about a single frame from a traceback."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        if lookup_line:
            self.line
        self.locals = {key: _safe_repr(value) for key, value in locals.items()} if locals else None

    @property
    def _original_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = ''.join(_source_line(self.filename, number).rstrip() + '\n' for number in numbers)
        return self._lines

    @property
    def line(self):
        lines = self._original_lines
        return None if lines is None else lines.partition('\n')[0].strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and self.name == other.name
                    and self.locals == other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, position):
        return (self.filename, self.lineno, self.name, self.line)[position]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4


def _refuse_colours(colorize=False, **kwargs):
    if colorize:
        raise NotImplementedError('bufferscope does not support tracebacks in colour yet')


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return '<local repr() failed>'


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame."""
    if f is None:
        f = sys._getframe().f_back

    def frames(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back
    return frames(f)


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        found = list(frame_gen)
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            found = found[:limit] if limit >= 0 else found[limit:]
        result = klass()
        for frame, lineno in found:
            code = frame.f_code
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False,
                                       locals=frame.f_locals if capture_locals else None))
        for filename in {each.filename for each in result}:
            linecache.checkcache(filename)
        if lookup_lines:
            for each in result:
                each.line
        return result

    @classmethod
    def from_list(klass, a_list):
        result = StackSummary()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Format the lines for a single FrameSummary."""
        _refuse_colours(**kwargs)
        f = frame_summary
        text = _frame_text(f.filename, f.lineno, f.name, f.end_lineno, f.colno, f.end_colno, f._original_lines)
        if f.locals:
            for name, value in sorted(f.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        """Format the stack ready for printing."""
        result = []
        last = None
        count = 0

        def close():
            if count > 3:
                more = count - 3
                result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')

        for frame in self:
            text = self.format_frame_summary(frame, **kwargs)
            if text is None:
                continue
            key = (frame.filename, frame.lineno, frame.name)
            if key != last:
                close()
                last = key
                count = 0
            count += 1
            if count <= 3:
                result.append(text)
        close()
        return result


def _summary(entries, lookup_lines=True):
    return StackSummary(FrameSummary(filename, lineno, name, lookup_line=lookup_lines, end_lineno=end_lineno, colno=colno,
                                     end_colno=end_colno)
                        for filename, lineno, name, end_lineno, colno, end_colno in entries)


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback."""
    return _summary(_traceback_entries(tb, limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace to the given file."""
    if file is None:
        file = sys.stderr
    for item in format_list(extracted_list):
        print(item, file=file, end='')


def print_last(limit=None, file=None, chain=True):
    """This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'."""
    if not hasattr(sys, 'last_exc') and not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    last = sys.last_exc if hasattr(sys, 'last_exc') else sys.last_value
    print_exception(last, last, last and last.__traceback__ if hasattr(sys, 'last_exc') else sys.last_traceback, limit, file, chain)


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


def _margin(text, depth, mark='|'):
    """The text within `depth` exception groups."""
    if depth == 0:
        return text
    return ''.join('  ' * depth + mark + ' ' + line for line in text.splitlines(True))


def _captured_stack(tb, limit, lookup_lines, capture_locals):
    """The frames of a traceback, or of what looks like one, with the ranges that failed."""
    if tb is None or type(tb) is _TracebackType:
        stack = _summary(_traceback_entries(tb, limit), lookup_lines)
    else:
        entries = []
        walked = tb
        while walked is not None:
            code = walked.tb_frame.f_code
            positions = list(code.co_positions())[walked.tb_lasti // 2] if walked.tb_lasti >= 0 else (None,) * 4
            lineno = walked.tb_lineno if positions[0] is None else positions[0]
            entries.append((code.co_filename, lineno, code.co_name, *positions[1:]))
            walked = walked.tb_next
        stack = _summary(entries, lookup_lines)
    if capture_locals:
        frames = StackSummary.extract(walk_tb(tb), limit=limit, capture_locals=True)
        for summary, captured in zip(stack, frames):
            summary.locals = captured.locals
    return stack


class TracebackException:
    """An exception ready for rendering: all that its text needs, without the exception itself."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth

        def read(report, exc_type, exc_value, exc_traceback):
            stack = _captured_stack(exc_traceback, limit, lookup_lines, capture_locals)
            report._read(exc_type, exc_value, exc_traceback, stack, save_exc_type)

        def report_of(other):
            seen.add(id(other))
            report = TracebackException.__new__(TracebackException)
            report.max_group_width = max_group_width
            report.max_group_depth = max_group_depth
            read(report, type(other), other, other.__traceback__)
            pending.append((report, other))
            return report

        read(self, exc_type, exc_value, exc_traceback)
        seen = {id(exc_value)} if _seen is None else _seen
        pending = [(self, exc_value)]
        while pending:  # not by recursion: a chain can be as long as the stack was deep
            report, value = pending.pop()
            if value is None:
                continue
            cause, context = value.__cause__, value.__context__
            if cause is not None and id(cause) not in seen:
                report.__cause__ = report_of(cause)
            wanted = not compact or (report.__cause__ is None and not value.__suppress_context__)
            if context is not None and wanted and id(context) not in seen:
                report.__context__ = report_of(context)
            if isinstance(value, BaseExceptionGroup):
                report.exceptions = [report_of(each) for each in value.exceptions]

    def _read(self, exc_type, exc_value, exc_traceback, stack, save_exc_type):
        self.stack = stack
        self._exc_type = exc_type if save_exc_type else None
        self._have_exc_type = exc_type is not None
        self.__cause__ = self.__context__ = self.exceptions = None
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self._str = _message(exc_value) if exc_value is not None else 'None'
        self._texts = _exception_only(exc_value, exc_traceback, False)
        self._group_texts = None
        if isinstance(exc_value, BaseExceptionGroup):
            self._group_texts = _exception_only(exc_value, exc_traceback, True)
        if exc_type is None:
            self.exc_type_qualname = self.exc_type_module = None
            self._texts = [f'None: {self._str}\n']
            return
        self.exc_type_qualname = exc_type.__qualname__
        self.exc_type_module = exc_type.__module__
        if issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        if self.exc_type_module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{self.exc_type_module}.{self.exc_type_qualname}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        """Format the exception part of the traceback."""
        _refuse_colours(**kwargs)
        yield from self._group_texts if show_group and self._group_texts is not None else self._texts

    def format(self, *, chain=True, **kwargs):
        """Format the exception."""
        _refuse_colours(**kwargs)
        yield from self._format(chain, 0)

    def _chained(self, chain):
        """What led to this exception, oldest first, each with the sentence in front of it; then itself."""
        reports = []
        report = self
        while report is not None:
            sentence = older = None
            if chain and report.__cause__ is not None:
                sentence, older = _CAUSE, report.__cause__
            elif chain and report.__context__ is not None and not report.__suppress_context__:
                sentence, older = _CONTEXT, report.__context__
            reports.append((sentence, report))
            report = older
        return reversed(reports)

    def _format(self, chain, depth):
        """The texts within `depth` groups; returns whether they end with a group's closing line."""
        closed = False
        for sentence, report in self._chained(chain):
            if sentence is not None:
                yield _margin(sentence, depth)
            if report.exceptions is None:
                yield from report._own_texts('Traceback (most recent call last):\n', depth, '|')
            elif depth > self.max_group_depth:
                yield _margin(f'... (max_group_depth is {self.max_group_depth})\n', depth)
            else:
                yield from report._own_texts('Exception Group Traceback (most recent call last):\n', depth or 1, '|' if depth else '+')
                yield from report._member_texts(chain, depth or 1)
                closed = True
        return closed

    def _own_texts(self, header, depth, mark):
        if self.stack:
            yield _margin(header, depth, mark)
            for text in self.stack.format():
                yield _margin(text, depth)
        for text in self.format_exception_only():
            yield _margin(text, depth)

    def _member_texts(self, chain, depth):
        indent = '  ' * depth
        width = len(self.exceptions) if self.max_group_width is None else self.max_group_width
        closed = False
        for number, report in enumerate(self.exceptions[:width + 1]):
            title = '...' if number == width else number + 1
            yield f'{indent}{"  " if number else "+-"}+---------------- {title} ----------------\n'
            if number < width:
                closed = yield from report._format(chain, depth + 1)
            else:
                more = len(self.exceptions) - width
                yield _margin(f'and {more} more exception{"s" if more > 1 else ""}\n', depth + 1)
                closed = False
        if not closed:
            yield f'{indent}  +------------------------------------\n'

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain, **kwargs):
            print(line, file=file, end='')
