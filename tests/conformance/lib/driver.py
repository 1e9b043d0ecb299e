# Runs one of CPython's test files, test by test, as the runner asks for: `driver.py MODULE [--traceback]`.
# Standard input brings a line a command: `bad ID` (has crashed before: never run it), `list`, `run ID`; each is answered by
# lines that begin with a mark. Reading a line flushes the output, so the runner knows which test took the process down.
import sys

_stdin = sys.stdin
_stdout = sys.stdout
_MARK = '\x01@'


class _Missing:
    """Stands in for a module, or a name of one, that does not exist. It can be imported, and while the test file itself is
    being imported calls and operators give another such thing (a decorated class, say); any later use is an error."""

    importing = True

    def __init__(self, name):
        self.__dict__['_missing'] = name

    def __getattr__(self, name):
        if name in ('__path__', '__spec__', '__file__', '__all__', '__unittest_skip__', '__test__', '__wrapped__', '__doc__',
                    '__unittest_expecting_failure__', '__abstractmethods__', '__isabstractmethod__', '__name__',
                    '__module__', '__warningregistry__', '__set_name__', '__get__'):
            raise AttributeError(name)
        return _Missing(self._missing + '.' + name)

    def __mro_entries__(self, bases):
        return (_MissingBase,)

    def _use(self, *args, **kwargs):
        raise ImportError('%s does not exist here' % self._missing)

    def _derive(self, *args, **kwargs):
        return _Missing(self._missing) if _Missing.importing else self._use()

    def __bool__(self):
        return _Missing.importing or self._use()

    def __index__(self):
        return 1 if _Missing.importing else self._use()

    __len__ = __index__
    __setattr__ = __iter__ = __contains__ = __enter__ = __exit__ = _use
    __instancecheck__ = __subclasscheck__ = __float__ = __hash__ = _use
    __call__ = __getitem__ = __setitem__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _derive
    __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = __or__ = __ror__ = __neg__ = _derive
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = _derive


class _MissingBase:
    def __new__(cls, *args, **kwargs):
        raise ImportError('a base class of %s does not exist here' % cls.__name__)


def say(text):
    _stdout.write('\n' + _MARK + text + '\n')


def one_line(error):
    try:
        text = str(error)
    except BaseException:
        text = '(no text)'
    text = type(error).__name__ + ': ' + ' '.join(text.split())
    if len(text) > 400:
        text = text[:400] + '...'
    return ascii(text)[1:-1]


def import_module(name):
    """Imports the test file; what it imports in vain becomes a placeholder, so that only what uses it fails."""
    missing = []
    for _ in range(60):
        try:
            __import__(name)
            break
        except ImportError as error:
            lost = error.name
            if lost is None or lost == name or lost in missing:
                raise
            if lost in sys.modules and sys.modules[lost] is not None:
                wanted = _wanted_name(error)
                missing.append(lost + '.' + wanted)
                setattr(sys.modules[lost], wanted, _Missing(missing[-1]))
            else:
                missing.append(lost)
                sys.modules[lost] = _Missing(lost)
                _attach(lost)
            for key in list(sys.modules):
                if key.startswith('test.') and not key.startswith('test.support'):
                    del sys.modules[key]
    return sys.modules[name], missing


def _attach(name):
    parent, _, last = name.rpartition('.')
    if parent in sys.modules:
        sys.modules[parent].__dict__[last] = sys.modules[name]


def _wanted_name(error):
    wanted = getattr(error, 'name_from', None)
    if wanted is None:
        words = error.msg.split("'")
        if not error.msg.startswith('cannot import name ') or len(words) < 3:
            raise error
        wanted = words[1]
    return wanted


def flatten(suite, found):
    import unittest
    for test in suite:
        if isinstance(test, unittest.TestCase):
            found.append(test)
        else:
            flatten(test, found)
    return found


class Tests:
    """The tests of a module by id."""

    def __init__(self, module):
        import doctest
        import unittest
        self.module = module
        self.cases = {}
        self.examples = {}
        self.bad = []
        self.run_of_examples = None
        self.entered_class = None
        self.entered_module = None
        for test in flatten(unittest.TestLoader().loadTestsFromModule(module), []):
            if isinstance(test, doctest.DocTestCase):
                self.add_examples(test)
            else:
                self.cases[type(test).__name__ + '.' + test._testMethodName] = test

    def add_examples(self, case):
        name = case.test.name
        own = self.module.__name__
        if name.startswith(own):
            name = name[len(own) + 1:]
        elif not name.endswith('.txt'):
            return  # the docstrings of the library or of built-in objects: not a text of the tests
        name = name or '__doc__'
        index = 0
        for example in case.test.examples:
            self.examples['doctest:%s:%03d' % (name, index)] = (case, index)
            index += 1

    def ids(self):
        return list(self.cases) + list(self.examples)

    def enter_module(self):
        if self.entered_module is None:
            self.entered_module = 'entered'
            if hasattr(self.module, 'setUpModule'):
                try:
                    self.module.setUpModule()
                except BaseException as error:
                    self.entered_module = error
        if self.entered_module != 'entered':
            raise self.entered_module

    def enter_class(self, cls):
        if self.entered_class is not None and self.entered_class[0] is not cls:
            self.leave_class()
        if self.entered_class is None:
            error = None
            if not getattr(cls, '__unittest_skip__', False):
                try:
                    cls.setUpClass()
                except BaseException as raised:
                    error = raised
            self.entered_class = (cls, error)
        if self.entered_class[1] is not None:
            raise self.entered_class[1]

    def leave_class(self):
        cls, error = self.entered_class
        self.entered_class = None
        try:
            if error is None and not getattr(cls, '__unittest_skip__', False):
                cls.tearDownClass()
        except BaseException:
            pass
        cls.doClassCleanups()

    def run(self, name):
        import unittest
        if name in self.examples:
            return self.run_example(name)
        case = self.cases.get(name)
        if case is None:
            return 'fail', 'no such test', []
        try:
            self.enter_module()
            self.enter_class(type(case))
        except unittest.SkipTest as error:
            return 'skip', str(error), []
        except BaseException as error:
            return 'fail', one_line(error), [error]
        case = type(case)(case._testMethodName)
        outcome = case.outcome()
        errors = [error for _, error in case._errors]
        case._errors = []
        if outcome.startswith('skip'):
            return 'skip', outcome[6:], []
        if outcome == 'fail':
            return outcome, one_line(errors[0]) if errors else 'unexpected success', errors
        return outcome, '', []

    def run_example(self, name):
        import doctest
        import unittest
        case, index = self.examples[name]
        current = self.run_of_examples
        if current is None or current.case is not case or current.next > index:
            current = self.run_of_examples = doctest.ExampleRun(case.test, case.optionflags)
            current.case = case
        group = name.rpartition(':')[0]
        result = None
        while current.next <= index:
            if '%s:%03d' % (group, current.next) not in self.bad:
                try:
                    result = current.step(case.test.examples[current.next])
                except unittest.SkipTest as error:
                    result = error
            current.next += 1
        if isinstance(result, unittest.SkipTest):
            return 'skip', str(result), []
        if result is None:
            return 'pass', '', []
        return 'fail', ascii(' / '.join(result.split('\n')))[1:-1][:600], [result]


def explain(errors):
    for error in errors:
        if isinstance(error, str):
            _stdout.write(error + '\n')
            continue
        import traceback
        try:
            _stdout.write(''.join(traceback.format_exception(error)))
        except BaseException as raised:
            _stdout.write('%s (no traceback: %s)\n' % (one_line(error), one_line(raised)))


def main(name, wants_traceback):
    try:
        module, missing = import_module('test.' + name)
        tests = Tests(module)
    except BaseException as error:
        if type(error).__name__ == 'SkipTest':
            say('skipped ' + one_line(error))
        else:
            say('unusable ' + one_line(error))
            explain([error])
        return
    _Missing.importing = False
    say('ready ' + ' '.join(missing))
    while True:
        words = _stdin.readline().rstrip('\n').split(' ', 1)
        if words[0] == 'bad':
            tests.bad.append(words[1])
        elif words[0] == 'list':
            for one in tests.ids():
                say('id ' + one)
            say('end')
        elif words[0] == 'run':
            outcome, detail, errors = tests.run(words[1])
            if wants_traceback:
                explain(errors)
            errors = None
            sys.stdout = _stdout
            say(outcome.replace(' ', '-') + ' ' + detail)
        else:
            return


if __name__ == '__main__':
    main(sys.argv[1], '--traceback' in sys.argv)
