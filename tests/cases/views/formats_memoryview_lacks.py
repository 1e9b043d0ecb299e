# Requests that no exporter serves, and views of a format that memoryview itself does not know: what works all the same.
import array, io, pickle
for o in (b'a', bytearray(b'a'), array.array('h',[1]), memoryview(b'a'), io.BytesIO(b'a').getbuffer(), pickle.PickleBuffer(b'a')):
    for f in (256, 512, 257, 768):
        for g in (lambda: memoryview._from_flags(o,f), lambda: o.__buffer__(f)):
            try: print(type(o).__name__, f, g().tolist())
            except BaseException as e: print(type(o).__name__, f, type(e).__name__, e)
m = memoryview(array.array('w','ab'))
n = memoryview(array.array('w'))
def s(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
s(lambda: n.tolist()); s(lambda: m.tolist()); s(lambda: m[0]); s(lambda: m[7]); s(lambda: list(n)); s(lambda: list(m)); s(lambda: type(iter(m)))
s(lambda: m[0,]); s(lambda: m[0,0]);s(lambda: m[7,])
def t(k,v):
    m[k]=v
s(lambda: t(0,'a')); s(lambda: t(7,'a')); s(lambda: t((0,),'a')); s(lambda: t((0,1),'a'));s(lambda: t(slice(0,1),m[1:2]));s(lambda: t('a','a'))
s(lambda: m.index('a')); s(lambda: m.count('a')); s(lambda: 'a' in m); s(lambda: n.count('a')); s(lambda: n.index('a'));s(lambda:m.index(1,0,0))
s(lambda: m.cast('B').tolist()); s(lambda: hash(m.toreadonly()))
s(lambda: m.cast('B').cast('w'))
