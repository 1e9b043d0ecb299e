"""Extract, format and print information about Python stack traces."""
import sys

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack', 'format_tb',
           'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames', 'FrameSummary',
           'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']


class FrameSummary:
    """Information about a single frame from a traceback."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_given_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._given_line = line
        self.locals = None if locals is None else {key: _safe_repr(value) for key, value in locals.items()}

    @property
    def line(self):
        if self._given_line is not None:
            return self._given_line.partition('\n')[0].strip()
        if self.lineno is None:
            return None
        return _source_line(self.filename, self.lineno).strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other) and self.locals == other.locals
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
            result.append(FrameSummary(code.co_filename, lineno, code.co_name, locals=frame.f_locals if capture_locals else None))
        return result

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """Format the lines for a single FrameSummary."""
        f = frame_summary
        text = _frame_text(f.filename, f.lineno, f.name, f.end_lineno, f.colno, f.end_colno, f._given_line)
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
            text = self.format_frame_summary(frame)
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


def _summary(entries):
    return StackSummary(FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno)
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
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception ready for rendering."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
                 max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self._value = exc_value
        self._traceback = exc_traceback
        self._limit = limit
        self._exc_type = exc_type if save_exc_type else None
        self.stack = _summary(_traceback_entries(exc_traceback, limit))
        if capture_locals:
            frames = StackSummary.extract(walk_tb(exc_traceback), limit=limit, capture_locals=True)
            for summary, captured in zip(self.stack, frames):
                summary.locals = captured.locals
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.exc_type_qualname = exc_type.__qualname__
        self.exc_type_module = exc_type.__module__
        self._str = _message(exc_value)
        if issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.__suppress_context__ = exc_value.__suppress_context__

        def report(other):
            return TracebackException(type(other), other, other.__traceback__, limit=limit, lookup_lines=lookup_lines,
                                      capture_locals=capture_locals, compact=compact, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=seen)

        cause, context = exc_value.__cause__, exc_value.__context__
        self.__cause__ = report(cause) if cause is not None and id(cause) not in seen else None
        wanted = not compact or (self.__cause__ is None and not exc_value.__suppress_context__)
        self.__context__ = report(context) if context is not None and wanted and id(context) not in seen else None
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [report(each) for each in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        return self._exc_type

    @property
    def exc_type_str(self):
        if self.exc_type_module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        return f'{self.exc_type_module}.{self.exc_type_qualname}'

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return (self._str, self.stack, self.exc_type_str) == (other._str, other.stack, other.exc_type_str)
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Format the exception part of the traceback."""
        yield from format_exception_only(self._value, show_group=show_group)

    def format(self, *, chain=True, **kwargs):
        """Format the exception."""
        yield from _format(self._value, self._traceback, self._limit, chain, self.max_group_width, self.max_group_depth)

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')
