"""Common operations on Posix pathnames."""
import os
import stat
import sys

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname', 'commonprefix',
           'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount',
           'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir',
           'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
           'commonpath', 'isjunction', 'isdevdrive']

curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull = '.', '..', '.', '/', ':', '/bin:/usr/bin', None, '/dev/null'
supports_unicode_filenames = False


def _like(path, text):
    return os.fsencode(text) if isinstance(path, bytes) else text


def _check(function, *args):
    kinds = set()
    for each in args:
        if isinstance(each, (str, bytes)):
            kinds.add(isinstance(each, str))
        else:
            raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, not '
                            f'{each.__class__.__name__!r}') from None
    if len(kinds) == 2:
        raise TypeError("Can't mix strings and bytes in path components") from None


def normcase(s):
    return os.fspath(s)


def isabs(s):
    s = os.fspath(s)
    return s.startswith(_like(s, '/'))


def join(a, /, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    path = a = os.fspath(a)
    slash = _like(a, '/')
    try:
        for b in p:
            b = os.fspath(b)
            if b.startswith(slash) or not path:
                path = b
            elif path.endswith(slash):
                path += b
            else:
                path += slash + b
    except (TypeError, AttributeError, BytesWarning):
        _check('join', a, *p)
        raise
    return path


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)" where "tail" is everything after the final slash."""
    p = os.fspath(p)
    slash = _like(p, '/')
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """Split the extension from a pathname."""
    p = os.fspath(p)
    dot = _like(p, '.')
    start = p.rfind(_like(p, '/')) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = os.fspath(p)
    return p[:0], p


def splitroot(p, /):
    """Split a pathname into drive, root and tail."""
    p = os.fspath(p)
    slash = _like(p, '/')
    count = len(p) - len(p.lstrip(slash))
    root = count if count == 2 else min(count, 1)
    return p[:0], p[:root], p[root:]


def basename(p):
    """Returns the final component of a pathname."""
    p = os.fspath(p)
    return p[p.rfind(_like(p, '/')) + 1:]


def dirname(p):
    """Returns the directory component of a pathname."""
    return split(p)[0]


def isjunction(path):
    os.fspath(path)
    return False


isdevdrive = isjunction


def _stat(path):
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def exists(path):
    """Test whether a path exists.  Returns False for broken symbolic links."""
    return _stat(path) is not None


lexists = exists


def isfile(path):
    """Test whether a path is a regular file."""
    found = _stat(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    found = _stat(s)
    return found is not None and stat.S_ISDIR(found.st_mode)


def islink(path):
    _stat(path)
    return False


def ismount(path):
    """Test whether a path is a mount point."""
    try:
        here = os.lstat(path)
        if stat.S_ISLNK(here.st_mode):
            return False
        path = os.fspath(path)
        parent = join(path, _like(path, '..'))
        try:
            above = os.lstat(parent)
        except OSError:
            above = os.lstat(realpath(parent))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return os.stat(filename).st_size


def getmtime(filename):
    return os.stat(filename).st_mtime


def getatime(filename):
    return os.stat(filename).st_atime


def getctime(filename):
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(os.fstat(fp1), os.fstat(fp2))


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = [os.fspath(each) for each in m]
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def expanduser(path):
    """Expand ~ and ~user constructions."""
    path = os.fspath(path)
    slash = _like(path, '/')
    if not path.startswith(_like(path, '~')) or path[1:2] not in (slash, path[:0]):
        return path
    home = _like(path, os.environ.get('HOME', '/')).rstrip(slash)
    return home + path[1:] or slash


def expandvars(path):
    """Expand shell variables of form $var and ${var}."""
    import re
    path = os.fspath(path)
    def value(match):
        name = match[1].strip('{}')
        return os.environ.get(name, match[0])
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    return re.sub(r'\$(\w+|\{[^}]*\}?)', value, path, flags=re.ASCII)


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(normpath(os.fsdecode(path)))
    _, root, tail = splitroot(path)
    parts = []
    for part in tail.split('/'):
        if not part or part == '.':
            continue
        if part != '..' or not root and not parts or parts and parts[-1] == '..':
            parts.append(part)
        elif parts:
            parts.pop()
    return root + '/'.join(parts) or '.'


def abspath(path):
    """Return an absolute path."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """Return the canonical path of the specified filename."""
    if strict:
        os.stat(filename)
    return abspath(filename)


def relpath(path, start=None):
    """Return a relative version of a path."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash = _like(path, '/')
    start = _like(path, '.') if start is None else os.fspath(start)
    try:
        here = [part for part in abspath(start).split(slash) if part]
        there = [part for part in abspath(path).split(slash) if part]
        i = len(commonprefix([here, there]))
        return join(*[_like(path, '..')] * (len(here) - i), *there[i:]) if len(here) > i or there[i:] else _like(path, '.')
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        _check('relpath', path, start)
        raise


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    try:
        slash, dot = _like(paths[0], '/'), _like(paths[0], '.')
        rooted = {each.startswith(slash) for each in paths}
        if len(rooted) == 2:
            raise ValueError("Can't mix absolute and relative paths") from None
        parts = [[c for c in each.split(slash) if c and c != dot] for each in paths]
        common = commonprefix(parts)
        return (slash if rooted.pop() else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        _check('commonpath', *paths)
        raise
