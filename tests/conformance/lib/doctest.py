# The project's own stand-in for doctest: finds examples and runs them one by one, so that each counts as a test.
import io
import sys
import unittest

__unittest = True

_flag_names = ['DONT_ACCEPT_TRUE_FOR_1', 'DONT_ACCEPT_BLANKLINE', 'NORMALIZE_WHITESPACE', 'ELLIPSIS', 'SKIP',
               'IGNORE_EXCEPTION_DETAIL', 'REPORT_UDIFF', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE',
               'FAIL_FAST']
OPTIONFLAGS_BY_NAME = {}
for _name in _flag_names:
    OPTIONFLAGS_BY_NAME[_name] = globals()[_name] = 1 << len(OPTIONFLAGS_BY_NAME)

ELLIPSIS_MARKER = '...'
BLANKLINE_MARKER = '<BLANKLINE>'


class Example:
    def __init__(self, source, want, lineno, indent):
        self.source = source
        self.want = want
        self.lineno = lineno
        self.exc_msg = _expected_error(want)
        self.options = _directives(source)


class DocTest:
    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples = examples
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno
        self.docstring = docstring


def _directives(source):
    options = {}
    for line in source.split('\n'):
        _, mark, rest = line.partition('# doctest:')
        if not mark:
            _, mark, rest = line.partition('#doctest:')
        for word in rest.replace(',', ' ').split():
            if word[1:] in OPTIONFLAGS_BY_NAME:
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == '+'
    return options


def _expected_error(want):
    """What follows the stack of an expected traceback: from the first unindented line on."""
    lines = want.split('\n')
    if lines[0].rstrip() not in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
        return None
    for index in range(1, len(lines)):
        first = lines[index][:1]
        if first.isalnum() or first == '_':
            return '\n'.join(lines[index:])
    return None


def _indent_of(line):
    return len(line) - len(line.lstrip(' '))


class DocTestParser:
    def get_examples(self, string, name='<string>'):
        lines = string.expandtabs().split('\n')
        margins = [_indent_of(line) for line in lines if line.strip(' ')]
        margin = min(margins) if margins else 0
        lines = [line[margin:] for line in lines]
        examples = []
        at = 0
        while at < len(lines):
            indent = _indent_of(lines[at])
            if not (lines[at] + ' ')[indent:].startswith('>>> '):
                at += 1
                continue
            begin = at
            source = [lines[at][indent + 4:]]
            at += 1
            while at < len(lines) and (lines[at].lstrip(' ') + ' ').startswith('... '):
                source.append(lines[at][indent + 4:])
                at += 1
            want = []
            while at < len(lines) and lines[at].strip(' ') and not lines[at].lstrip(' ').startswith('>>>'):
                want.append(lines[at][indent:])
                at += 1
            if all([not line.strip() or line.strip().startswith('#') for line in source]) and not want:
                continue
            text = '\n'.join(want)
            examples.append(Example('\n'.join(source) + '\n', text + '\n' if text else '', begin, indent))
        return examples

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self.parser = parser

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        if name is None:
            name = obj.__name__
        if module is None:
            module = obj if isinstance(obj, type(sys)) else sys.modules.get(getattr(obj, '__module__', None))
        if globs is None:
            globs = module.__dict__.copy() if module is not None else {}
        if '__name__' not in globs:
            globs['__name__'] = '__main__'
        tests = []
        self._find(tests, obj, name, module, globs, [])
        tests.sort(key=lambda test: test.name)
        return tests

    def _find(self, tests, obj, name, module, globs, seen):
        if any([one is obj for one in seen]):
            return
        seen.append(obj)
        text = obj if isinstance(obj, str) else getattr(obj, '__doc__', None)
        if isinstance(text, str):
            test = self.parser.get_doctest(text, globs, name, getattr(module, '__file__', None), 0)
            if test.examples:
                tests.append(test)
        if isinstance(obj, type(sys)):
            for key, value in list(obj.__dict__.items()):
                if self._is_routine_or_class(value) and getattr(value, '__module__', None) == obj.__name__:
                    self._find(tests, value, name + '.' + key, module, globs, seen)
            for key, value in getattr(obj, '__test__', {}).items():
                self._find(tests, value, name + '.__test__.' + key, module, globs, seen)
        elif isinstance(obj, type):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if isinstance(value, property) or self._is_routine_or_class(value) and (
                        getattr(value, '__module__', obj.__module__) == obj.__module__):
                    self._find(tests, value, name + '.' + key, module, globs, seen)

    def _is_routine_or_class(self, value):
        return isinstance(value, (type, type(_indent_of), type(len), type(str.join)))


class OutputChecker:
    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = '\n'.join(['' if line.strip() == BLANKLINE_MARKER else line for line in want.split('\n')])
            got = '\n'.join(['' if line and not line.strip() else line for line in got.split('\n')])
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = ' '.join(got.split())
            want = ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _matches(want, got)


def _matches(want, got):
    """Whether a text agrees with one in which `...` stands for anything."""
    pieces = want.split(ELLIPSIS_MARKER)
    if len(pieces) == 1:
        return want == got
    first, last = pieces[0], pieces[-1]
    if not got.startswith(first) or not got.endswith(last) or len(got) < len(first) + len(last):
        return False
    start, end = len(first), len(got) - len(last)
    for piece in pieces[1:-1]:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


def _describe(error):
    """The last line of a traceback."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ('builtins', '__main__') else kind.__module__ + '.' + kind.__qualname__
    text = (error.msg or '<no detail available>') if isinstance(error, SyntaxError) else str(error)
    return '%s: %s\n' % (name, text) if text else name + '\n'


def _without_detail(message):
    name = message.split('\n')[0].partition(':')[0]
    return name.rpartition('.')[2]


class ExampleRun:
    """The state of one docstring whose examples are run one after the other."""

    def __init__(self, test, optionflags=0):
        self.test = test
        self.optionflags = optionflags
        self.globs = test.globs.copy()
        self.next = 0

    def step(self, example):
        """Runs one example; None when it does what is written, otherwise why not."""
        flags = self.optionflags
        for flag, on in example.options.items():
            flags = flags | flag if on else flags & ~flag
        if flags & SKIP:
            raise unittest.SkipTest('an example that is not to be run')
        out = io.StringIO()
        before = sys.stdout, sys.displayhook
        sys.stdout = out
        sys.displayhook = sys.__displayhook__
        message = None
        try:
            try:
                filename = '<doctest %s[%d]>' % (self.test.name, self.next)
                exec(compile(example.source, filename, 'single', 0, True), self.globs)
            except BaseException as error:
                message = _describe(error)
                error.__traceback__ = None
        finally:
            sys.stdout, sys.displayhook = before
        got = out.getvalue()
        check = OutputChecker().check_output
        if message is None:
            good = check(example.want, got, flags)
        else:
            good = example.exc_msg is not None and (
                check(example.exc_msg, message, flags)
                or flags & IGNORE_EXCEPTION_DETAIL and _without_detail(example.exc_msg) == _without_detail(message))
        if good:
            return None
        return 'example:\n%sexpected:\n%sgot:\n%s%s' % (example.source, example.want, got, message or '')


class DocTestCase(unittest.TestCase):
    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__('runTest')
        self.test = test
        self.optionflags = optionflags

    def runTest(self):
        raise RuntimeError('run by the driver, example by example')


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, optionflags=0, **options):
    if module is None:
        module = sys.modules[sys._getframe(1).f_globals['__name__']]
    elif isinstance(module, str):
        __import__(module)
        module = sys.modules[module]
    finder = test_finder or DocTestFinder()
    tests = finder.find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite([DocTestCase(test, optionflags) for test in tests])


def DocFileSuite(*paths, optionflags=0, **options):
    """Text files of examples; the runner lays them beside the tests as modules with their text."""
    suite = unittest.TestSuite()
    for path in paths:
        name = path.replace('.', '_')
        text = __import__('test.' + name, None, None, ['text']).text
        test = DocTestParser().get_doctest(text, {'__name__': '__main__'}, path, path, 0)
        suite.addTest(DocTestCase(test, optionflags))
    return suite
