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


# A view whose own buffer was cleared first is released for whoever is told of it, though it is in use.
class Keeper:
    def __init__(self, view):
        self.view = view
        self.me = self

    def __buffer__(self, flags):
        return self.view

    def __release_buffer__(self, view):
        try:
            print('take back', view.tolist())
        except ValueError as error:
            print('take back', error)


for settled in range(4):
    view = memoryview(bytearray(b'abc'))
    if settled & 1:
        gc.collect()
    keeper = Keeper(view)
    if settled & 2:
        gc.collect()
    keeper.taken = memoryview(keeper)
    del keeper, view
    print('collect', gc.collect() > 0)
