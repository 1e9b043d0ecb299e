# mmap: what each kind of access allows, and nothing when closed or empty.
import mmap


def run(statement, m):
    try:
        shown = eval(statement, dict(m=m, mmap=mmap))
        if type(shown).__name__ in ('iterator', 'reversed', 'memoryview'):
            shown = type(shown).__name__
        print(statement, '->', repr(shown))
    except SyntaxError:
        try:
            exec(statement, dict(m=m))
            print(statement, 'ok', m[:])
        except Exception as error:
            print(statement, type(error).__name__, error.args)
    except Exception as error:
        print(statement, type(error).__name__, error.args)


def run_all(statements, m):
    print('----', m)
    for statement in statements.strip().split('\n'):
        run(statement, m)
    if not m.closed:
        print(m, m[:])


m = mmap.mmap(-1, 10)
m.close()
run_all(r'''
len(m)
m[0]
m[:]
m[0]=1
m[0:1]=b'a'
del m[0]
m['a']
bool(m)
list(m)
memoryview(m)
bytes(m)
m.read()
m.read('a')
m.readline()
m.read_byte()
m.write(b'')
m.write('a')
m.write_byte(1)
m.write_byte('a')
m.find(b'')
m.find('a')
m.move(0,0,0)
m.flush()
m.flush('a')
m.resize(1)
m.size()
m.tell()
m.seek(0)
m.seekable()
m.madvise(1)
m.__enter__()
m.__exit__(None,None,None)
m.close()
iter(m)
0 in m
repr(m)
m.closed
m._x
''', m)
m = mmap.mmap(-1, 5, access=mmap.ACCESS_READ)
run_all(r'''
m
m[0]=1
m[9]=1
m['a']=1
m[0]='a'
m[0:1]=b'a'
m[0:1]='a'
m[0:1]=b'ab'
del m[0]
m.write(b'')
m.write(b'aaaaaaaaaaaa')
m.write('a')
m.write_byte(1)
m.write_byte('a')
m.write_byte(1000)
m.move(0,0,0)
m.move(0,0,100)
m.move('a',0,0)
m.resize(1)
m.resize(-1)
m.resize('a')
m.flush()
m.flush(0,100)
m.read(2)
m.find(b'')
memoryview(m).readonly
m.__buffer__(1)
m.madvise(1)
''', m)
m = mmap.mmap(-1, 5, access=mmap.ACCESS_COPY)
run_all(r'''
m
m[0]=65
m.resize(2)
m.flush()
m.write(b'ab')
m.move(0,1,2)
memoryview(m).readonly
m.flush(0,100)
''', m)
m = mmap.mmap(-1, 5, access=mmap.ACCESS_WRITE)
run_all(r'''
m
m[0]=65
m.resize(2)
m.flush()
m.flush(0,100)
''', m)
m = mmap.mmap(-1, 5, prot=mmap.PROT_READ)
run_all(r'''
m
m[0]=65
m.resize(2)
m.write(b'a')
m.flush()
''', m)
m = mmap.mmap(-1, 5, prot=mmap.PROT_EXEC)
run_all(r'''
m
m[0]=65
m.resize(2)
m.flush()
''', m)
m = mmap.mmap(-1, 5, prot=mmap.PROT_WRITE)
run_all(r'''
m
m[0]=65
m.read(1)
m.resize(2)
m.flush()
''', m)
m = mmap.mmap(-1, 0)
run_all(r'''
m
m[:]
m[0]
m.read()
m.write(b'')
m.find(b'')
memoryview(m)
memoryview(m).tolist()
m.resize(1)
m.readline()
m.flush()
m.close()
''', m)
