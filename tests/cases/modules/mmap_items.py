# mmap: items and slices, read, assigned and deleted; what a map is not able to do.
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
m[:] = b'0123456789'
run_all(r'''
m[0]
m[-1]
m[10]
m[-11]
m['a']
m[1.5]
m[1:3]
m[::2]
m[::-1]
m[5:2]
m[::-3]
m[True]
m[None]
m[1<<70]
m[0]=65
m[0]=256
m[0]=-1
m[0]='a'
m[0]=b'a'
m[0]=1.5
m[0]=1<<70
m[0]=True
m[10]=1
m[-11]=1
m['a']=1
m['a']='b'
m[10]='a'
del m[0]
del m[10]
del m['a']
del m[1:2]
del m[1.5]
m[0:2]=b'ab'
m[0:2]=b'abc'
m[0:2]='ab'
m[0:2]=5
m[0:2]=[1,2]
m[0:2]=bytearray(b'xy')
m[0:2]=memoryview(b'xyz')[::2]
m[::2]=b'ABCDE'
m[::2]=b'ABCD'
m[::-1]=b'0123456789'
m[0:4]=m[3:7]
m[0:4]=memoryview(m)[1:5]
m[5:2]=b''
m[5:2]=b'x'
m[::3]=memoryview(b'abcdefgh')[::2]
len(m)
bool(m)
3 in m
b'a' in m
list(m)
iter(m)
reversed(m)
list(reversed(m))
m+m
m*2
m==m
m<m
hash(m)==hash(m)
m.closed
m.closed=1
m.x=1
m.__dict__
bytes(m)
bytearray(m)
memoryview(m)
''', m)


class Map(mmap.mmap):
    pass


print(list(mmap.mmap(-1, 3)), list(Map(-1, 3)), list(reversed(Map(-1, 3))))  # a class's items are numbers
