# mmap: an argument's __index__ or __buffer__ closes the map; what is looked at before and what after.
import mmap


class Closing:
    def __init__(self, m, value=3):
        self.m, self.value = m, value

    def __index__(self):
        self.m.close()
        return self.value

    def __buffer__(self, flags):
        print('flags', flags)
        self.m.close()
        return memoryview(b'012')


for statement in ('m[c]', 'm[c:4]', 'm[c:0]', 'm[c:]', 'm[::c]', 'm[c] = 1', 'm[1] = c', "m[c:4] = b'a'", "m[c:4] = b''", "m[c:0] = b''",
                  'del m[c]', 'del m[c:1]', 'm.read(c)', "m.find(b'0', c)", "m.rfind(b'0', c)", "m.find(b'0', 0, c)", 'm.move(0, 1, c)',
                  'm.move(0, c, 1)', 'm.seek(c)', 'm.seek(0, c)', 'm.seek(1, z)', 'm.flush(z)', 'm.flush(0, c)', 'm.flush(0, big)',
                  'm.resize(c)', 'm.write_byte(c)', 'm.madvise(c)', 'm.madvise(1, z)', 'm.madvise(1, 0, c)', "m.madvise(1, z, 'a')",
                  'm.madvise(1, 99, c)', 'm[0:3] = c', 'm[0:2] = c', 'm.write(c)', 'm.find(c)', 'm.rfind(c)', 'm[c:4] = c'):
    for access in (0, 1):
        m = mmap.mmap(-1, 10, access=access)
        if not access:
            m[:] = b'0123456789'
        names = dict(m=m, c=Closing(m), z=Closing(m, 0), big=Closing(m, 99))
        try:
            exec('result = ' + statement if '=' not in statement and 'del' not in statement else statement, names)
            print(statement, names.get('result'), m.closed)
        except Exception as error:
            print(statement, type(error).__name__, error.args, m.closed)
