# Files by descriptor: os.open, read, write, lseek, fdopen, and FileIO on one.
import io
import os

fd = os.open('data', os.O_RDWR | os.O_CREAT)
print(fd > 2, os.write(fd, b'hello world'), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.read(fd, 100))
os.ftruncate(fd, 5)
os.lseek(fd, 0, 0)
with io.FileIO(fd, closefd=False) as raw:
    print('FileIO', raw.mode, raw.closefd, raw.readall())
os.lseek(fd, 0, 0)
with os.fdopen(fd, 'r+') as f:
    print(f.read(), f.name == fd)
try:
    os.close(fd)
except OSError as error:
    print(error)
first = os.open('data', os.O_RDONLY)
os.close(first)
print(os.open('data', os.O_RDONLY) == first, os.strerror(2) != '', os.getpid() == os.getpid(), os.isatty(0))
