# Stand-in for test.support.warnings_helper.
import sys
from test.support import gc_collect, like, manager
from unittest import matching


def _starts(pattern, text):
    return not pattern or bool(matching.search('(?is)^(?:' + pattern + ')' if matching.re else pattern, text))


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    import warnings
    from test.support import check_syntax_error
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(caught), 1, caught)
    warning = caught[0]
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning), warning.category)
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual(warning.filename, '<testcase>')
    testcase.assertIsNotNone(warning.lineno)
    if lineno is not None:
        testcase.assertEqual(warning.lineno, lineno)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('error', SyntaxWarning)
        check_syntax_error(testcase, statement, errtext, lineno=lineno, offset=offset)
    testcase.assertEqual(caught, [])


def ignore_warnings(*, category):
    def decorate(test):
        def wrapper(self, *args, **kwargs):
            import warnings
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(self, *args, **kwargs)
        return like(wrapper, test)
    return decorate


class WarningsRecorder:
    def __init__(self, warnings_list):
        self._warnings = warnings_list
        self._last = 0

    def __getattr__(self, attr):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], attr)
        if attr in ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source'):
            return None
        raise AttributeError('%r has no attribute %r' % (self, attr))

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


def check_warnings(*filters, quiet=None):
    if not filters:
        filters = (('', Warning),)
        quiet = True if quiet is None else quiet
    registry = sys._getframe(1).f_globals.get('__warningregistry__')
    if registry:
        registry.clear()
    return _check_warnings(filters, quiet)


@manager
def _check_warnings(filters, quiet):
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        yield WarningsRecorder(caught)
    rest = list(caught)
    missing = []
    for message, category in filters:
        seen = [one for one in rest if issubclass(type(one.message), category) and _starts(message, str(one.message))]
        rest = [one for one in rest if one not in seen]
        if not seen and not quiet:
            missing.append((message, category.__name__))
    if rest:
        raise AssertionError('unhandled warning %s' % rest[0])
    if missing:
        raise AssertionError('filter (%r, %s) did not catch any warning' % missing[0])


@manager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    import warnings
    with warnings.catch_warnings(record=True) as caught:
        warnings.filterwarnings('always', message=message, category=category)
        yield
        if force_gc:
            gc_collect()
    testcase.assertEqual(caught, [])


def check_no_resource_warning(testcase):
    return check_no_warnings(testcase, category=ResourceWarning, force_gc=True)


@manager
def save_restore_warnings_filters():
    import warnings
    before = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = before


def import_deprecated(name):
    __import__(name)
    return sys.modules[name]
