# gc.collect() counts what a cycle held, if the collector knows things of its kind.
import array
import gc
import io
import mmap
import struct


class Cycle:
    def __init__(self, held):
        self.me = self
        self.held = held


def count(held):
    cycle = Cycle(held)
    del cycle, held
    return gc.collect()


gc.collect()
print(count(1), count(b''), count(bytearray(3)), count(array.array('h')), count(mmap.mmap(-1, 4)), count(io.BytesIO()), count(struct.Struct('h')))
print(count(memoryview(b'ab')), count(memoryview(array.array('h', [1]))), count(memoryview(mmap.mmap(-1, 4))[1:]), count(iter(array.array('h'))), count([array.array('h')] * 3))
print([any(each is value for each in gc.get_objects()) for value in (array.array('h'), mmap.mmap(-1, 4), bytearray(), io.BytesIO())])
gc.disable()
before = gc.get_count()[0]
kept = [array.array('h') for _ in range(10)]
print(gc.get_count()[0] - before)
