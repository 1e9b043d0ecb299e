# os.stat tells a file's size and kind.
import os
import stat

with open('data', 'wb') as f:
    f.write(b'x' * 1000)
os.mkdir('folder')
result = os.stat('data')
print(type(result), len(result), result.st_size, result[6], os.path.getsize('data'))
print(stat.S_ISREG(result.st_mode), stat.S_ISDIR(result.st_mode), stat.filemode(result.st_mode))
print(stat.S_ISDIR(os.stat('folder').st_mode), type(result.st_mtime), type(result[8]), type(result.st_mtime_ns))
with open('data', 'rb') as f:
    print(os.fstat(f.fileno()).st_size, os.fstat(f.fileno()).st_ino == result.st_ino)
os.truncate('data', 10)
print(os.path.getsize('data'), os.path.samefile('data', './data'), os.path.samefile('data', 'folder'))
os.chmod('data', 0o400)
try:
    open('data', 'w')
except PermissionError as error:
    print(error)
print(open('data').read(), os.access('data', os.R_OK), os.access('data', os.W_OK), os.access('none', os.F_OK))
