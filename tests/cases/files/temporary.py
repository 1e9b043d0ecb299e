# tempfile: names that were not there, files that go when they are closed, folders that go with what is in them.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    print(os.path.isdir(folder), os.path.dirname(folder), len(os.path.basename(folder)))
    with open(os.path.join(folder, 'x'), 'w') as f:
        f.write('x')
    os.mkdir(os.path.join(folder, 'deep'))
    other = tempfile.mkdtemp(prefix='pre', suffix='.d', dir=folder)
    print(os.path.basename(other)[:3], other[-2:], other.startswith(folder))
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile('w+', suffix='.txt') as f:
    f.write('hello')
    f.flush()
    print(os.path.exists(f.name), f.name.endswith('.txt'), open(f.name).read(), f.closed)
print(os.path.exists(f.name), f.closed)
with tempfile.TemporaryFile() as f:
    f.write(b'abc')
    f.seek(1)
    print(f.read())
fd, name = tempfile.mkstemp(text=True)
os.close(fd)
print(oct(os.stat(name).st_mode), tempfile.gettempdir(), tempfile.gettempprefix())
