# Stand-in for test.support.os_helper, on a file system in memory.
import os
import unittest
from test.support import manager

TESTFN_ASCII = '@test_tmp'
TESTFN = TESTFN_ASCII
TESTFN_UNICODE = TESTFN + '-\xe0\xf2\u0258\u0141\u011f'
TESTFN_NONASCII = '\xe6'
TESTFN_UNENCODABLE = None
TESTFN_UNDECODABLE = None
FS_NONASCII = '\xe6'
SAVEDCWD = os.getcwd()


def unlink(filename):
    try:
        os.unlink(filename)
    except (FileNotFoundError, NotADirectoryError):
        pass


def rmdir(dirname):
    try:
        os.rmdir(dirname)
    except FileNotFoundError:
        pass


def rmtree(path):
    for folder, _, files in os.walk(path, topdown=False):
        for name in files:
            os.unlink(os.path.join(folder, name))
        os.rmdir(folder)


def create_empty_file(filename):
    os.close(os.open(filename, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))


@manager
def temp_dir(path=None, quiet=False):
    import tempfile
    made = tempfile.mkdtemp() if path is None else path
    if path is not None:
        os.mkdir(path)
    try:
        yield made
    finally:
        rmtree(made)


@manager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@manager
def temp_cwd(name='tempcwd', quiet=False):
    with temp_dir(path=name, quiet=quiet) as folder:
        with change_cwd(folder, quiet=quiet) as cwd:
            yield cwd


def can_chmod():
    return True


def skip_unless_working_chmod(test):
    return test


def skip_if_dac_override(test):
    return test


def skip_unless_dac_override(test):
    return unittest.skip('not a superuser')(test)


def can_symlink():
    return False


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
