"""OS routines for the files of a session."""
import abc
import sys
import stat as st
from _collections_abc import _check_methods, MutableMapping, Mapping
from types import GenericAlias
from posix import *
from posix import stat_result, error
import posixpath as path

sys.modules['os.path'] = path
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

name = 'posix'
linesep = '\n'
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000
O_NOFOLLOW, O_CLOEXEC, O_DIRECTORY = 0o400000, 0o2000000, 0o200000
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
supports_bytes_environ = False
supports_dir_fd = set()
supports_effective_ids = set()
supports_fd = {stat, chdir, chmod, listdir, truncate, utime}
supports_follow_symlinks = {stat}


def fsencode(filename):
    """Encode filename (an os.PathLike, bytes, or str) to the filesystem encoding."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename (an os.PathLike, bytes, or str) from the filesystem encoding."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


class PathLike(abc.ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        return _check_methods(subclass, '__fspath__') if cls is PathLike else NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


def _text(value):
    if not isinstance(value, str):
        raise TypeError("str expected, not %s" % type(value).__name__)
    return value


class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[_text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        if '=' in _text(key) or not key:
            _text(value)
            raise ValueError('illegal environment variable name')
        self._data[key] = _text(value)

    def __delitem__(self, key):
        try:
            del self._data[_text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({%s})' % ', '.join(f'{key!r}: {value!r}' for key, value in self._data.items())

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self) | dict(other)

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(other) | dict(self)


environ = _Environ({'USER': 'web_user', 'LOGNAME': 'web_user', 'PATH': '/', 'PWD': '/', 'HOME': '/', 'LANG': 'C.UTF-8'})


def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def putenv(name, value, /):
    _text(name), _text(value)


def unsetenv(name, /):
    _text(name)


def getlogin():
    return environ['LOGNAME']


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (curdir if isinstance(tail, str) else b'.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


class DirEntry:
    __module__ = 'posix'

    def __new__(cls, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def inode(self):
        return stat(self.path).st_ino

    __class_getitem__ = classmethod(GenericAlias)


class ScandirIterator:
    __module__ = 'posix'

    def __init__(self, folder):
        self._folder = folder
        self._names = iter(listdir(folder))

    def __iter__(self):
        return self

    def __next__(self):
        entry = object.__new__(DirEntry)
        entry.name = next(self._names)
        folder = self._folder
        entry.path = entry.name if folder is None else path.join(folder, entry.name)
        return entry

    def close(self):
        self._names = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    return ScandirIterator('.' if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs = [each for each in names if path.isdir(path.join(top, each))]
    files = [each for each in names if each not in dirs]
    if topdown:
        yield top, dirs, files
    for each in dirs:
        yield from walk(path.join(top, each), topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        try:
            close(fd)
        except OSError:
            pass


def get_inheritable(fd, /):
    fstat(fd)
    return True


def set_inheritable(fd, inheritable, /):
    fstat(fd)


def get_blocking(fd, /):
    fstat(fd)
    return True


def device_encoding(fd):
    return None


def get_exec_path(env=None):
    return (environ if env is None else env).get('PATH', defpath).split(pathsep)


def _exit(status):
    raise NotImplementedError('bufferscope does not support os._exit() yet')


__all__ = [each for each in globals() if each[0] != '_' and each not in ('abc', 'sys', 'st', 'GenericAlias', 'Mapping',
                                                                        'MutableMapping', 'ScandirIterator')]
