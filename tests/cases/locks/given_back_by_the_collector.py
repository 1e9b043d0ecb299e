# What the collector finds gives its buffers back, whoever of a circle is cleared first.
import gc
import sys
from pickle import PickleBuffer

gc.disable()


class Lender:
    def __buffer__(self, flags):
        return memoryview(bytearray(b'other'))

    def __release_buffer__(self, view):
        print('take back', view.tobytes())


class Cycle:
    def __init__(self, held):
        self.held = held
        self.me = self

    def __del__(self):
        print('gone')


for make in PickleBuffer, memoryview:
    for circle in False, True:
        print(make.__name__, circle)
        held = make(Lender())
        if circle:
            held = Cycle(held)
        del held
        print('collect')
        gc.collect()
