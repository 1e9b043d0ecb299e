# os.path works on names alone.
import os.path
import posixpath

print(posixpath is os.path, os.sep, os.linesep == '\n', os.name, os.curdir, os.pardir, os.devnull)
print(os.path.join('a', 'b', '/c', 'd'), os.path.join('a/', ''), os.path.join(b'a', b'b'))
for name in ('/a/b.tar.gz', 'b', '.rc', 'x/.rc', 'a/b/', '//a', 'x.', '..c', ''):
    print(repr(name), os.path.split(name), os.path.splitext(name), os.path.basename(name), os.path.dirname(name))
for name in ('a//b/../c/.', '../../x', '/../x', '//x', '///x', '', './', 'a/..'):
    print(repr(name), os.path.normpath(name))
print(os.path.isabs('/x'), os.path.isabs('x'), os.path.relpath('/a/b/c', '/a/x'), os.path.relpath('/a', '/a'))
print(os.path.commonprefix(['/usr/lib', '/usr/local']), os.path.commonpath(['/usr/lib', '/usr/local']))
print(os.path.splitroot('/a'), os.path.splitroot('//a'), os.path.splitroot('a'), os.path.expanduser('x/~'))
print(os.path.expandvars('$A-${B}'), os.fspath('x'), os.fsencode('é'), ascii(os.fsdecode(b'\xff')))

class Place:
    def __fspath__(self):
        return 'here/it.is'

print(os.path.basename(Place()), os.fspath(Place()), isinstance(Place(), os.PathLike))
for bad in (5, None, ['x']):
    try:
        os.fspath(bad)
    except TypeError as error:
        print(error)
