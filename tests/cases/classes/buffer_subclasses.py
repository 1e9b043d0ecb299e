"""Subclasses that override one half of the protocol, in chains and with super() of either."""
import array


class Get(bytearray):
    def __buffer__(self, flags):
        print('  get', flags)
        return super().__buffer__(flags)


class Release(bytearray):
    def __release_buffer__(self, view):
        print('  release', view.obj is self, view.nbytes)
        super().__release_buffer__(view)


class Both(Get):
    def __release_buffer__(self, view):
        print('  both', view.obj is self, view.nbytes)
        super().__release_buffer__(view)


class Below(Both):
    pass


class Other(Get):
    def __buffer__(self, flags):
        return memoryview(b'other')


class Stored(array.array):
    def __release_buffer__(self, view):
        print('  stored', bytes(view.tolist()))
        self.last = view


for kind in (Get, Release, Both, Below, Other):
    print(kind.__name__)
    e = kind(b'abc')
    with memoryview(e) as view:
        print(view.tolist(), type(view.obj).__name__)
        part = view[1:]
    print('outer released')
    part.release()
    print(bytes(e), e + b'd', b'-'.join([e]), e.find(b'c'), b'abc'.startswith(e), e == b'abc', memoryview(e) == e)
    del part, view
    e.append(1)
    print(len(e))
s = Stored('B', b'xyz')
memoryview(s).release()
try:
    print(s.last[0])
except ValueError as error:
    print(error)
s.append(1)
kept = memoryview(Stored('B', b'kept'))
print(kept.tolist())
del kept
