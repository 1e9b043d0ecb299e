# The project's own stand-in for test.support: what the language's and the types' tests use of it.
import gc
import io
import sys
import unittest

verbose = 0
use_resources = []
max_memuse = 0
real_max_memuse = 0
failfast = False
PGO = False
PGO_EXTENDED = False
is_jython = False
is_android = False
is_emscripten = sys.platform == 'emscripten'
is_wasi = sys.platform == 'wasi'
unix_shell = None
has_fork_support = False
has_subprocess_support = False
has_socket_support = False
has_strftime_extensions = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
SHORT_TIMEOUT = 30.0
LONG_TIMEOUT = 300.0
LOOPBACK_TIMEOUT = 5.0
MAX_Py_ssize_t = sys.maxsize
_1M = 1024 * 1024
_1G = 1024 * _1M
_2G = 2 * _1G
_4G = 4 * _1G


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class TestDidNotRun(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def __getattr__(name):
    if name == 'NHASHBITS':
        return sys.hash_info.width
    raise AttributeError('the stand-in for test.support has no ' + name)


class _Manager:
    """A context manager made of a generator function; as contextlib's, it can decorate functions."""

    def __init__(self, function, args, kwargs):
        self.function, self.args, self.kwargs = function, args, kwargs

    def __enter__(self):
        self.generator = self.function(*self.args, **self.kwargs)
        return next(self.generator)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            next(self.generator, None)
            return False
        try:
            self.generator.throw(error)
        except StopIteration as stop:
            return stop is not error
        except BaseException as raised:
            if raised is not error:
                raise
            return False
        return True

    def __call__(self, function):
        def managed(*args, **kwargs):
            with _Manager(self.function, self.args, self.kwargs):
                return function(*args, **kwargs)
        return like(managed, function)


def manager(function):
    def make(*args, **kwargs):
        return _Manager(function, args, kwargs)
    return like(make, function)


def like(wrapper, function):
    """Lets a wrapper of a test go under its name and with its marks."""
    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    wrapper.__dict__.update(function.__dict__)
    return wrapper


def _same(thing):
    return thing


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest('object %r has no attribute %r' % (obj, name))


def is_resource_enabled(resource):
    return False


def requires(resource, msg=None):
    raise ResourceDenied(msg or 'resource %r is not enabled' % resource)


def requires_resource(resource):
    return unittest.skip('resource %r is not enabled' % resource)


def _same_for_any(*args, **kwargs):
    return _same


skip_if_buildbot = requires_mac_ver = requires_linux_version = requires_freebsd_version = _same_for_any
skip_if_sanitizer = requires_debug_ranges = run_with_tz = _same_for_any
no_tracing = refcount_test = skip_if_pgo_task = cpython_only = _same
requires_IEEE_754 = requires_docstrings = skip_if_buggy_ucrt_strfptime = _same
requires_legacy_unicode_capi = unittest.skip('needs _testcapi')
anticipate_failure = _same_for_any


@manager
def run_with_locale(category, *locales):
    yield


def check_sanitizer(**kinds):
    return False


def requires_fork():
    return unittest.skip('needs fork')


def requires_subprocess():
    return unittest.skip('needs subprocesses')


def requires_working_socket(*, module=False):
    if module:
        raise unittest.SkipTest('needs sockets')
    return unittest.skip('needs sockets')


def requires_zlib(reason='needs zlib'):
    return unittest.skip(reason)


requires_gzip = requires_bz2 = requires_lzma = requires_zlib


def _guarded(guards):
    if not guards:
        return True
    return guards.get('cpython', not list(guards.values())[0])


def check_impl_detail(**guards):
    return _guarded(guards)


def impl_detail(msg=None, **guards):
    return _same if _guarded(guards) else unittest.skip(msg or 'a detail of another Python')


def python_is_optimized():
    return True


def with_pymalloc():
    return False


def findfile(filename, subdir=None):
    parts = __file__.split('/')[:-2]
    if subdir is not None:
        parts.append(subdir)
    return '/'.join(parts + [filename])


def sortdict(dict):
    return '{%s}' % ', '.join(['%r: %r' % pair for pair in sorted(dict.items())])


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as caught:
        compile(statement, '<test string>', 'exec')
    error = caught.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


@manager
def captured_output(stream_name):
    before = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, before)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


def captured_stdin():
    return captured_output('stdin')


def gc_collect():
    gc.collect()
    gc.collect()
    gc.collect()


@manager
def disable_gc():
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def calcobjsize(fmt):
    import struct
    return struct.calcsize('nP' + fmt + '0n')


def calcvobjsize(fmt):
    import struct
    return struct.calcsize('nPn' + fmt + '0n')


def check_sizeof(test, o, size):
    raise unittest.SkipTest('needs _testinternalcapi')


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    names = arg_names.replace(',', ' ').split() if isinstance(arg_names, str) else list(arg_names)
    arg_values = tuple(arg_values)

    def decorate(function):
        def wrapper(self, /, *args, **kwargs):
            for values in arg_values:
                given = dict(zip(names, values if len(names) > 1 or not isinstance(arg_names, str) else (values,)))
                with self.subTest(**given):
                    function(self, *args, **kwargs, **given)
                if _do_cleanups:
                    self.doCleanups()
        return like(wrapper, function)
    return decorate


def bigmemtest(size, memuse, dry_run=True):
    def decorate(function):
        def wrapper(self):
            if not dry_run:
                raise unittest.SkipTest('not enough memory')
            return function(self, 5147)
        wrapper = like(wrapper, function)
        wrapper.size = size
        wrapper.memuse = memuse
        return wrapper
    return decorate


def bigaddrspacetest(function):
    return unittest.skip('not enough memory')(function)


def run_doctest(module, verbosity=None, optionflags=0):
    raise unittest.SkipTest('run by the driver')


def run_in_subinterp(code):
    raise unittest.SkipTest('needs _testcapi')


def reap_children():
    pass


def flush_std_streams():
    sys.stdout.flush()
    sys.stderr.flush()


def setswitchinterval(interval):
    sys.setswitchinterval(interval)


def args_from_interpreter_flags():
    return []


_missing = object()


@manager
def swap_attr(obj, attr, new_val):
    before = getattr(obj, attr, _missing)
    setattr(obj, attr, new_val)
    try:
        yield None if before is _missing else before
    finally:
        if before is not _missing:
            setattr(obj, attr, before)
        elif hasattr(obj, attr):
            delattr(obj, attr)


@manager
def swap_item(obj, item, new_val):
    before = obj[item] if item in obj else _missing
    obj[item] = new_val
    try:
        yield None if before is _missing else before
    finally:
        if before is not _missing:
            obj[item] = before
        elif item in obj:
            del obj[item]


def patch(test_instance, object_to_patch, attr_name, new_value):
    before = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, before)
    setattr(object_to_patch, attr_name, new_value)


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


@manager
def disable_faulthandler():
    yield


def check_free_after_iterating(test, iter, cls, args=()):
    done = False

    class Watched(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(iterator)
            except StopIteration:
                pass

    iterator = iter(Watched(*args))
    test.assertRaises(StopIteration, next, iterator)
    gc_collect()
    test.assertTrue(done)


class _ALWAYS_EQ:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NEVER_EQ:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _LARGEST:
    def __eq__(self, other):
        return isinstance(other, _LARGEST)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return isinstance(other, _LARGEST)

    def __gt__(self, other):
        return not isinstance(other, _LARGEST)

    def __ge__(self, other):
        return True


class _SMALLEST:
    def __eq__(self, other):
        return isinstance(other, _SMALLEST)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return isinstance(other, _SMALLEST)

    def __lt__(self, other):
        return not isinstance(other, _SMALLEST)

    def __le__(self, other):
        return True


ALWAYS_EQ = _ALWAYS_EQ()
NEVER_EQ = _NEVER_EQ()
LARGEST = _LARGEST()
SMALLEST = _SMALLEST()


def maybe_get_event_loop_policy():
    return None


def collision_stats(nbins, nballs):
    """The mean of collisions and its deviation, in floats good enough for the sizes the tests use."""
    import math
    empty = nbins * math.exp(nballs * math.log1p(-1 / nbins))
    collisions = nballs - (nbins - empty)
    both_empty = nbins * (nbins - 1) * math.exp(nballs * math.log1p(-2 / nbins))
    return collisions, math.sqrt(max(both_empty + empty * (1 - empty), 0))


class catch_unraisable_exception:
    def __init__(self):
        self.unraisable = None

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __enter__(self):
        self._before = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def __exit__(self, *error):
        sys.unraisablehook = self._before
        del self.unraisable


def wait_process(pid, *, exitcode, timeout=None):
    raise unittest.SkipTest('needs subprocesses')


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = tp.__name__ if tp.__module__ == 'builtins' else tp.__module__ + '.' + tp.__name__
    testcase.assertRaisesRegex(TypeError, "cannot create '%s' instances" % name.replace('.', r'\.'), tp, *args, **kwds)


def _depth():
    frame, depth = sys._getframe(1), 0
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    return depth


@manager
def set_recursion_limit(limit):
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def infinite_recursion(max_depth=75):
    return set_recursion_limit(max_depth + _depth())


def adjust_int_max_str_digits(max_digits):
    return _int_digits(max_digits)


@manager
def _int_digits(max_digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    modules = (name_of_module or module.__name__,) if isinstance(name_of_module or '', str) else name_of_module
    expected = set(extra)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        thing = getattr(module, name)
        if getattr(thing, '__module__', None) in modules or (
                not hasattr(thing, '__module__') and type(thing) is not type(sys)):
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def detect_api_mismatch(ref_api, other_api, *, ignore=()):
    missing = set(dir(ref_api)) - set(dir(other_api)) - set(ignore)
    return {name for name in missing if not name.startswith('_') or name.endswith('__')}
