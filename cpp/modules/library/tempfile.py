"""Temporary files."""
import functools as _functools
import io as _io
import os as _os
import types as _types
import warnings as _warnings
import weakref as _weakref
from random import Random as _Random

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp',
           'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_names = None


def _candidates():
    global _names
    if _names is None:
        _names = _Random()
    while True:
        yield ''.join(_names.choices('abcdefghijklmnopqrstuvwxyz0123456789_', k=8))


def _arguments(prefix, suffix, dir):
    given = [each for each in (prefix, suffix, dir and _os.fspath(dir)) if each is not None]
    kinds = {type(each) is bytes for each in given}
    if len(kinds) == 2:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    as_bytes = True in kinds
    empty = b'' if as_bytes else ''
    prefix = (gettempprefixb() if as_bytes else template) if prefix is None else prefix
    dir = (gettempdirb() if as_bytes else gettempdir()) if dir is None else dir
    return prefix, empty if suffix is None else suffix, dir, _os.fsencode if as_bytes else str


def _make(prefix, suffix, dir, make):
    prefix, suffix, dir, kind = _arguments(prefix, suffix, dir)
    for name, _ in zip(_candidates(), range(TMP_MAX)):
        path = _os.path.abspath(_os.path.join(dir, prefix + kind(name) + suffix))
        try:
            return make(path), path
        except FileExistsError:
            continue
    raise FileExistsError(17, 'No usable temporary file name found')


def gettempprefix():
    """The default prefix for temporary files as string."""
    return template


def gettempprefixb():
    return _os.fsencode(template)


def gettempdir():
    """Returns tempfile.tempdir as str."""
    global tempdir
    if tempdir is None:
        named = [_os.environ[each] for each in ('TMPDIR', 'TEMP', 'TMP') if each in _os.environ]
        tempdir = next((_os.path.abspath(each) for each in [*named, '/tmp'] if _os.path.isdir(each)), _os.getcwd())
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """User-callable function to create and return a unique temporary file."""
    return _make(prefix, suffix, dir, lambda path: _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL, 0o600))


def mkdtemp(suffix=None, prefix=None, dir=None):
    """User-callable function to create and return a unique temporary directory."""
    return _make(prefix, suffix, dir, lambda path: _os.mkdir(path, 0o700))[1]


def mktemp(suffix='', prefix=template, dir=None):
    """User-callable function to return a unique temporary file name; the file is not created."""
    def check(path):
        if _os.path.exists(path):
            raise FileExistsError
    return _make(prefix, suffix, dir, check)[1]


class _TemporaryFileCloser:
    def __init__(self, file, name, delete, delete_on_close, warn_message):
        self.file, self.name, self.delete, self.delete_on_close = file, name, delete, delete_on_close
        self.warn_message = warn_message
        self.close_called = False

    def cleanup(self):
        try:
            self._close_file()
        finally:
            if self.delete:
                self.delete = False
                try:
                    _os.unlink(self.name)
                except FileNotFoundError:
                    pass

    def _close_file(self):
        if not self.close_called:
            self.close_called = True
            self.file.close()

    def close(self):
        if self.delete and self.delete_on_close:
            self.cleanup()
        else:
            self._close_file()

    def __del__(self):
        close_called = self.close_called
        self.cleanup()
        if not close_called:
            _warnings.warn(self.warn_message, ResourceWarning)


class _TemporaryFileWrapper:
    """Temporary file wrapper: deletes the file when it is closed, and answers as the file does."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close, f'Implicitly cleaning up {self!r}')

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} file={self.__dict__['file']!r}>"

    def __getattr__(self, name):
        found = getattr(self.__dict__['file'], name)
        if callable(found):
            closer = self._closer
            @_functools.wraps(found)
            def call(*args, _function=found, **kwargs):
                closer
                return _function(*args, **kwargs)
            found = call
        if not isinstance(found, int):
            setattr(self, name, found)
        return found

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self._closer.cleanup()
        return result

    def close(self):
        self._closer.close()

    def __iter__(self):
        for line in self.file:
            yield line


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    """Create and return a temporary file."""
    fd, name = mkstemp(suffix, prefix, dir)
    try:
        file = _io.open(fd, mode, buffering, encoding, errors, newline)
        raw = getattr(file, 'buffer', file)
        raw = getattr(raw, 'raw', raw)
        raw.name = name
        return _TemporaryFileWrapper(file, name, delete, delete_on_close)
    except:
        _os.unlink(name)
        raise


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    """Create and return a temporary file that has no name."""
    fd, name = mkstemp(suffix, prefix, dir)
    _os.unlink(name)
    return _io.open(fd, mode, buffering=buffering, encoding=encoding, newline=newline, errors=errors)


class SpooledTemporaryFile:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError('bufferscope does not support tempfile.SpooledTemporaryFile yet')


class TemporaryDirectory:
    """Create and return a temporary directory, which goes with all that is in it at the end of the context."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(self, self._cleanup, self.name, f'Implicitly cleaning up {self!r}',
                                            ignore_errors=ignore_cleanup_errors, delete=delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False):
        try:
            for folder, _, files in _os.walk(name, topdown=False):
                for each in files:
                    _os.unlink(_os.path.join(folder, each))
                _os.rmdir(folder)
        except OSError:
            if not ignore_errors:
                raise

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if delete:
            cls._rmtree(name, ignore_errors=ignore_errors)
            _warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or _os.path.exists(self.name):
            self._rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(_types.GenericAlias)
