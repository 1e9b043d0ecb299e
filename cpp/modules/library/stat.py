"""Constants and functions for interpreting the results of os.stat()."""
(ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME) = range(10)

S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO, S_IFLNK, S_IFSOCK = 0o40000, 0o20000, 0o60000, 0o100000, 0o10000, 0o120000, 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0
S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_ENFMT, S_IREAD, S_IWRITE, S_IEXEC = S_ISGID, 0o400, 0o200, 0o100
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o70, 0o40, 0o20, 0o10
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o7, 0o4, 0o2, 0o1


def S_IMODE(mode, /):
    """Return the portion of the file's mode that can be set by os.chmod()."""
    return mode & 0o7777


def S_IFMT(mode, /):
    """Return the portion of the file's mode that describes the file type."""
    return mode & 0o170000


def _tester(name, kind):
    def test(mode, /):
        return mode & 0o170000 == kind and kind != 0
    test.__name__ = test.__qualname__ = name
    return test


for _name in 'DIR CHR BLK REG FIFO LNK SOCK DOOR PORT WHT'.split():
    globals()['S_IS' + _name] = _tester('S_IS' + _name, S_IFIFO if _name == 'FIFO' else globals()['S_IF' + _name])
del _name


def filemode(mode, /):
    """Convert a file's mode to a string of the form '-rwxrwxrwx'."""
    kinds = {S_IFDIR: 'd', S_IFCHR: 'c', S_IFBLK: 'b', S_IFREG: '-', S_IFIFO: 'p', S_IFLNK: 'l', S_IFSOCK: 's'}
    text = [kinds.get(S_IFMT(mode), '?')] + [c if mode & 1 << 8 - i else '-' for i, c in enumerate('rwx' * 3)]
    for bit, at, letter in ((S_ISUID, 3, 's'), (S_ISGID, 6, 's'), (S_ISVTX, 9, 't')):
        if mode & bit:
            text[at] = letter if text[at] == 'x' else letter.upper()
    return ''.join(text)
