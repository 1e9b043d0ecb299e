# Stand-in for test.support.os_helper: there is no file system to write to, so what needs one is skipped.
import unittest
from test.support import manager

TESTFN_ASCII = '@test_tmp'
TESTFN = TESTFN_ASCII
TESTFN_UNICODE = TESTFN + '-\xe0\xf2\u0258\u0141\u011f'
TESTFN_NONASCII = None
SAVEDCWD = ''


def unlink(filename):
    try:
        import os
        os.unlink(filename)
    except (ImportError, OSError):
        pass


def rmdir(dirname):
    raise unittest.SkipTest('needs a file system')


rmtree = create_empty_file = rmdir


@manager
def temp_dir(path=None, quiet=False):
    raise unittest.SkipTest('needs a file system')
    yield


temp_cwd = change_cwd = temp_dir


def skip_unless_symlink(test):
    return unittest.skip('needs a file system')(test)


class FakePath:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        if isinstance(self.path, BaseException) or isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


class EnvironmentVarGuard:
    def __init__(self):
        import os
        self.environ = os.environ
        self.before = {}

    def __getitem__(self, name):
        return self.environ[name]

    def __setitem__(self, name, value):
        self.before.setdefault(name, self.environ.get(name))
        self.environ[name] = value

    def __delitem__(self, name):
        self.before.setdefault(name, self.environ.get(name))
        self.environ.pop(name, None)

    set = __setitem__
    unset = __delitem__

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for name in self.before:
            if self.before[name] is None:
                self.environ.pop(name, None)
            else:
                self.environ[name] = self.before[name]
