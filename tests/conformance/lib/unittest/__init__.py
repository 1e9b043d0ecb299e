# The project's own stand-in for unittest: what CPython's test files use of it, in few language features, so that an
# engine in the making can run it. The same code runs on CPython to find the denominator.
import sys
from unittest import matching

__unittest = True


class SkipTest(Exception):
    pass


def _identity(thing):
    return thing


def skip(reason=''):
    def decorate(thing):
        thing.__unittest_skip__ = True
        thing.__unittest_skip_why__ = reason
        return thing
    if callable(reason) and not isinstance(reason, str):
        function, reason = reason, ''
        return decorate(function)
    return decorate


def skipIf(condition, reason=''):
    return skip(reason) if condition else _identity


def skipUnless(condition, reason=''):
    return _identity if condition else skip(reason)


def expectedFailure(thing):
    thing.__unittest_expecting_failure__ = True
    return thing


def safe_repr(thing, short=False):
    try:
        text = repr(thing)
    except Exception:
        text = '<' + type(thing).__name__ + ' without repr>'
    return text if len(text) < 200 else text[:200] + '...'


def _clear_frames(traceback):
    while traceback is not None:
        try:
            traceback.tb_frame.clear()
        except RuntimeError:
            pass
        traceback = traceback.tb_next


class _AssertRaisesContext:
    def __init__(self, expected, case, regex=None):
        self.expected = expected
        self.case = case
        self.regex = regex
        self.msg = None

    def handle(self, args, kwargs):
        try:
            classes = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            for one in classes:
                if not (isinstance(one, type) and issubclass(one, BaseException)):
                    raise TypeError('assertRaises() arg 1 must be an exception type or tuple of exception types')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError('unexpected keyword argument')
                return self
            function, *args = args
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            names = getattr(self.expected, '__name__', str(self.expected))
            self.case.fail(self.case._formatMessage(self.msg, names + ' not raised'))
        _clear_frames(traceback)
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.regex is not None and not matching.search(self.regex, str(error)):
            self.case.fail('%s does not match %s' % (safe_repr(matching.text_of(self.regex)), safe_repr(str(error))))
        return True


class _AssertWarnsContext:
    def __init__(self, expected, case, regex=None):
        self.expected = expected
        self.case = case
        self.regex = regex

    def handle(self, args, kwargs):
        if not args:
            kwargs.pop('msg', None)
            return self
        function, *args = args
        with self:
            function(*args, **kwargs)

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, error, traceback):
        self.manager.__exit__(kind, error, traceback)
        if kind is not None:
            return
        first = None
        for entry in self.warnings:
            warning = entry.message
            if not isinstance(warning, self.expected):
                continue
            if first is None:
                first = warning
            if self.regex is not None and not matching.search(self.regex, str(warning)):
                continue
            self.warning = warning
            self.filename = entry.filename
            self.lineno = entry.lineno
            return
        if first is not None:
            self.case.fail('%s does not match %s' % (safe_repr(matching.text_of(self.regex)), safe_repr(str(first))))
        self.case.fail(getattr(self.expected, '__name__', str(self.expected)) + ' not triggered')


class _SubTest:
    def __init__(self, case, description):
        self.case = case
        self.description = description

    def __enter__(self):
        pass

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return
        if not issubclass(kind, SkipTest):
            self.case._errors.append((self.description, error))
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._errors = []
        self._cleanups = []
        self._testMethodDoc = getattr(getattr(self, methodName, None), '__doc__', None)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return '%s.%s.%s' % (type(self).__module__, type(self).__qualname__, self._testMethodName)

    def shortDescription(self):
        return self._testMethodDoc.strip().split('\n')[0] if self._testMethodDoc else None

    def countTestCases(self):
        return 1

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return '%s (%s.%s)' % (self._testMethodName, type(self).__module__, type(self).__qualname__)

    def addTypeEqualityFunc(self, kind, function):
        pass

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        return _enter(manager, self.addCleanup)

    def doCleanups(self):
        _clean(self._cleanups, self._errors)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, manager):
        return _enter(manager, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        _clean(cls._class_cleanups, cls.tearDown_exceptions)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **parameters):
        return _SubTest(self, (msg, parameters))

    def _part(self, function, *args):
        """Runs setUp, the test or tearDown; the reason when it asks to be skipped."""
        try:
            function(*args)
        except SkipTest as error:
            return 'skip: ' + str(error)
        except BaseException as error:
            self._errors.append((None, error))
        return None

    def outcome(self):
        """Runs the test: 'pass', 'skip…', 'fail' (the errors are in _errors) or what an expected failure came to."""
        self._errors = []
        method = getattr(self, self._testMethodName)
        for thing in (type(self), method):
            if getattr(thing, '__unittest_skip__', False):
                return 'skip: ' + str(getattr(thing, '__unittest_skip_why__', ''))
        expecting = (getattr(method, '__unittest_expecting_failure__', False)
                     or getattr(type(self), '__unittest_expecting_failure__', False))
        skipped = self._part(self.setUp)
        if skipped is None and not self._errors:
            skipped = self._part(method)
            failed_as_expected = expecting and self._errors
            if failed_as_expected:
                self._errors = []
            torn = self._part(self.tearDown)
            skipped = skipped or torn
        self.doCleanups()
        if self._errors:
            return 'fail'
        if skipped is not None:
            return skipped
        if expecting:
            return 'expected failure' if failed_as_expected else 'fail'
        return 'pass'

    def run(self, result=None):
        return self.outcome()

    __call__ = run

    def debug(self):
        self.outcome()

    def _formatMessage(self, msg, standard):
        return standard if msg is None else '%s : %s' % (standard, msg)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _check(self, good, msg, standard, *things):
        if not good:
            raise self.failureException(self._formatMessage(msg, standard % tuple([safe_repr(one) for one in things])))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._check(False, msg, '%s is not true', expr)

    def assertFalse(self, expr, msg=None):
        if expr:
            self._check(False, msg, '%s is not false', expr)

    def assertEqual(self, first, second, msg=None):
        if not first == second:
            self._check(False, msg, '%s != %s', first, second)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._check(False, msg, '%s == %s', first, second)

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._check(False, msg, '%s is not %s', expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._check(False, msg, 'unexpectedly identical: %s', expr1)

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._check(False, msg, '%s is not None', obj)

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._check(False, msg, 'unexpectedly None')

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._check(False, msg, '%s not found in %s', member, container)

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._check(False, msg, '%s unexpectedly found in %s', member, container)

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._check(False, msg, '%s is not an instance of %s', obj, cls)

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._check(False, msg, '%s is an instance of %s', obj, cls)

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not issubclass(cls, superclass):
            self._check(False, msg, '%s is not a subclass of %s', cls, superclass)

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if issubclass(cls, superclass):
            self._check(False, msg, '%s is a subclass of %s', cls, superclass)

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._check(False, msg, '%s has no attribute %s', obj, name)

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._check(False, msg, '%s has unexpected attribute %s', obj, name)

    def assertStartsWith(self, s, prefix, msg=None):
        self._check(s.startswith(prefix), msg, '%s does not start with %s', s, prefix)

    def assertEndsWith(self, s, suffix, msg=None):
        self._check(s.endswith(suffix), msg, '%s does not end with %s', s, suffix)

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._check(False, msg, '%s not less than %s', a, b)

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._check(False, msg, '%s not less than or equal to %s', a, b)

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._check(False, msg, '%s not greater than %s', a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._check(False, msg, '%s not greater than or equal to %s', a, b)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        self._check(self._is_close(first, second, places, delta), msg, '%s != %s, not even nearly', first, second)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        close = first == second or self._is_close(first, second, places, delta)
        self._check(not close, msg, '%s == %s, nearly', first, second)

    def _is_close(self, first, second, places, delta):
        difference = abs(first - second)
        if delta is not None:
            if places is not None:
                raise TypeError('specify delta or places not both')
            return difference <= delta
        return round(difference, 7 if places is None else places) == 0

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            self.assertIsInstance(seq1, seq_type)
            self.assertIsInstance(seq2, seq_type)
        if seq1 == seq2:
            return
        same = len(seq1) == len(seq2)
        index = 0
        while same and index < len(seq1):
            same = seq1[index] == seq2[index]
            index += 1
        if not same or type(seq1) == type(seq2):
            self._check(False, msg, 'sequences differ: %s != %s', seq1, seq2)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        self._check(not set1.difference(set2) and not set2.difference(set1), msg, 'sets differ: %s != %s', set1, set2)

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict)
        self.assertIsInstance(d2, dict)
        self._check(d1 == d2, msg, '%s != %s', d1, d2)

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str)
        self.assertIsInstance(second, str)
        self.assertEqual(first, second, msg)

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        missing = []
        for one in first:
            for index in range(len(rest)):
                if rest[index] is one or rest[index] == one:
                    del rest[index]
                    break
            else:
                missing.append(one)
        self._check(not missing and not rest, msg, 'elements differ: %s only in the first, %s only in the second',
                    missing, rest)

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle(args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        try:
            return context.handle(args, kwargs)
        finally:
            context = None

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle(args, kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        self._check(matching.search(expected_regex, text), msg, 'no match of %s in %s', matching.text_of(expected_regex), text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        self._check(not matching.search(unexpected_regex, text), msg, 'match of %s in %s',
                    matching.text_of(unexpected_regex), text)


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__('runTest')
        self.runTest = testFunc
        self.setUp = setUp or self.setUp
        self.tearDown = tearDown or self.tearDown


def _enter(manager, add_cleanup):
    kind = type(manager)
    result = kind.__enter__(manager)
    add_cleanup(kind.__exit__, manager, None, None, None)
    return result


def _clean(cleanups, errors):
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except BaseException as error:
            errors.append((None, error))


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(manager):
    return _enter(manager, addModuleCleanup)


def doModuleCleanups():
    _clean(_module_cleanups, [])


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def __iter__(self):
        return iter(self._tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self._tests.append(test)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self._tests])


class TestLoader:
    testMethodPrefix = 'test'
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        prefix = self.testMethodPrefix
        return [name for name in dir(testCaseClass) if name.startswith(prefix) and callable(getattr(testCaseClass, name))]

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, 'runTest'):
            names = ['runTest']
        return TestSuite([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        seen = [TestCase, FunctionTestCase]
        suite = TestSuite()
        for name in dir(module):
            thing = getattr(module, name)
            if isinstance(thing, type) and issubclass(thing, TestCase) and thing not in seen:
                seen.append(thing)
                suite.addTest(self.loadTestsFromTestCase(thing))
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is not None:
            suite = load_tests(self, suite, pattern)
        return suite


defaultTestLoader = TestLoader()


def makeSuite(testCaseClass, prefix='test'):
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)


def main(*args, **kwargs):
    raise RuntimeError('these tests are run by tests/conformance/run.mjs')
