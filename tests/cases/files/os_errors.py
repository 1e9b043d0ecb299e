# The errors of files and folders have their classes, numbers and names.
import errno
import os

def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except OSError as error:
        print(function.__name__, type(error).__name__, error, errno.errorcode[error.errno], error.filename, error.filename2)

attempt(os.stat, 'missing')
attempt(os.remove, 'missing')
attempt(os.rmdir, 'missing')
attempt(os.listdir, 'missing')
attempt(os.rename, 'missing', 'other')
attempt(os.mkdir, 'no/where')
os.mkdir('folder')
attempt(os.mkdir, 'folder')
open('folder/file', 'w').close()
attempt(os.rmdir, 'folder')
attempt(os.remove, 'folder')
attempt(os.rmdir, 'folder/file')
attempt(os.listdir, 'folder/file')
attempt(os.stat, 'folder/file/deeper')
attempt(os.rename, 'folder', 'folder/inside')
attempt(os.close, 77)
attempt(os.read, 77, 1)
attempt(os.open, 'missing', os.O_RDONLY)
attempt(os.open, 'folder/file', os.O_CREAT | os.O_EXCL)
