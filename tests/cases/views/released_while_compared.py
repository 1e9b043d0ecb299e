# A view that the other side releases while it is asked for its bytes is compared all the same, as long as its memory is there.
from _testbuffer import ndarray
from array import array
from mmap import mmap
import io


class Lender:
    def __init__(self, lent, act):
        self.lent = lent
        self.act = act

    def __buffer__(self, flags):
        self.act()
        return memoryview(self.lent)


def compare(made, lent):
    view = memoryview(made)
    print(view == Lender(lent, view.release), 'released' in repr(view))
    view = memoryview(made)
    print(Lender(lent, view.release) == view)
    view = memoryview(made)
    print(view != Lender(lent, view.release))


kept = bytearray(b'abc')
compare(kept, b'abc')
compare(kept, b'abd')
compare(kept, b'ab')
kept = array('h', [1, 2, 3])
compare(kept, array('h', [1, 2, 3]))
compare(kept, array('i', [1, 2, 3]))
compare(b'abc', bytearray(b'abc'))
kept = ndarray(list(range(12)), shape=[3, 4])
compare(kept, ndarray(list(range(12)), shape=[3, 4]))
compare(kept, ndarray(list(range(12)), shape=[4, 3]))
kept = mmap(-1, 3)
compare(kept, bytes(3))
stream = io.BytesIO(b'abc')
kept = stream.getbuffer()
compare(kept, b'abc')
kept.release()

# Parts and casts of a view, and one that is all that holds the buffer.
whole = memoryview(bytearray(b'abcdef'))
for part in whole[::-2], whole.cast('H'), whole.toreadonly():
    like = part.tobytes() if part.format == 'B' else memoryview(part.tobytes()).cast('H')
    print(part == Lender(like, part.release), whole.tolist())
owner = bytearray(b'abcdef')
view = memoryview(owner)[1:4]
print(view == Lender(b'bcd', view.release))
owner.append(1)  # no lock is left

# The other way round: the view that was compared with is changed first.
owner = bytearray(b'abc')
view = memoryview(owner)


def change():
    owner[0] = 120
    view.release()


print(view == Lender(b'xbc', change))
view = memoryview(owner)
print(view == Lender(b'abc', change))
