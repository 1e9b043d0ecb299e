# mmap.mmap(): its arguments and their errors, the numbers of the module, subclasses.
import mmap
import weakref

M = mmap.mmap


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error.args)


class NoTruth:
    def __bool__(self):
        raise ZeroDivisionError


print({name: value for name, value in vars(mmap).items() if isinstance(value, int)})
print(mmap.error is OSError, M, M.__mro__, M.__module__)
print(M.__doc__)
for arguments in ((), (-1,), (-1, 0), (-1, -1), (-1, 1 << 40), (-1, 'a'), ('a', 1), ('a',), (-1, 10, 1, 2), (-1, 10, 1, 2, 3, 4),
                  (-1, 10, 1, 2, 3, 4, 5), (-1, 10, 1, 2, 3, 4, 5, 6), (-1, 10, 1, 3, 0, 0), (99, 10), (-2, 10), (0, 10), (1, 0),
                  (99, -1), (-1, 1.5), (1.5, 1), (1 << 40, 1), (1 << 31, 1), (-1, 5, None), (-1, 10, 0), (-1, 2**31 - 1), (-1, 2**31)):
    print(arguments, end=' ')
    attempt(M, *arguments)
for keywords in (dict(access=1), dict(access=2), dict(access=3), dict(access=0), dict(access=4), dict(access=-1), dict(access=9, flags=5),
                 dict(flags=3, prot=3, access=1), dict(access=1, prot=1), dict(prot=3, access=1), dict(flags=1, access=3),
                 dict(flags=mmap.MAP_PRIVATE | mmap.MAP_ANON), dict(flags=1 << 31), dict(flags=-1), dict(flags=0), dict(prot=0),
                 dict(prot=1), dict(prot=2), dict(prot=4), dict(prot=8), dict(prot=-1), dict(prot='a'), dict(access='a'),
                 dict(offset=-1), dict(offset=5), dict(offset=4096), dict(offset=65536), dict(offset=1 << 40), dict(offset=1 << 45),
                 dict(offset=1 << 70), dict(offset=-(1 << 70)), dict(offset='a'), dict(offset=1.5), dict(offset=None), dict(trackfd=False),
                 dict(trackfd=NoTruth()), dict(bad=1), dict(acess=1), dict(fileno=3), dict(a=1, b=2, c=3, d=4, e=5, g=6)):
    print({name: value for name, value in keywords.items() if name != 'trackfd'}, end=' ')
    attempt(M, -1, 10, **keywords)
attempt(M, fileno=-1, length=5)
attempt(M, fileno=-1)
attempt(M, length=3)
attempt(M, lenght=4)
attempt(M, a=1, b=2, c=3, d=4, e=5, f=6, g=7, h=8)
attempt(M, -1, -5, offset=-5)
attempt(M, 99, 5, access=9)

m = M(-1, 10, trackfd=False)
attempt(m.resize, 5)
attempt(m.size)
m = M(-1, 10, trackfd=False, access=1)
attempt(m.resize, -5)
m = M(-1, 10, offset=65536)
attempt(m.resize, 2**31 - 1)
attempt(m.resize, 2**31 - 1 - 65536)
m = M(-1, 200000)
for arguments in ((65536,), (65536, 100), (4096, 10), (0, 3), (0, 0), (0, 4096), (1, 3), (131072, 1), (131072, 100000)):
    attempt(m.flush, *arguments)
for arguments in ((), (1,), (100,), (1, -1), (1, 300000), (1, 0, 300000), (1, 65536), (1, 1, 1), (1, 0, 0), (1, 0, -1), (1, 0, None),
                  (1, None), ('a',), (1, 0, 'a'), (1 << 40,), (1, 0, 1 << 40), (-1,), (1, 200000, 0), (mmap.MADV_DONTNEED,)):
    attempt(m.madvise, *arguments)


class Tagged(M):
    def __new__(cls, length):
        made = super().__new__(cls, -1, length)
        made.tag = 'x'
        return made

    def __del__(self):
        print('gone', self.tag, self.closed)


tagged = Tagged(4)
print(repr(tagged), tagged.tag, tagged.__dict__)
died = weakref.ref(tagged, lambda reference: print('dead'))
del tagged
print(died())


class Plain(M):
    pass


class WithInit(M):
    def __init__(self, *args, **kwargs):
        print(args, kwargs)


class WithSlots(M):
    __slots__ = ('a',)


attempt(Plain, -1, 4)
attempt(Plain, -1, 4, 1, foo=2)
attempt(WithInit, -1, 4)
attempt(WithSlots, -1, 4)
attempt(M.__new__)
attempt(M.__new__, int)
attempt(M.read, 5)
attempt(lambda: setattr(M, 'x', 1))
attempt(lambda: M[int])
attempt(lambda: M | None)
