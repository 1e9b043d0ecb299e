"""ndarrays that re-export themselves, or one another: whoever looks for the owner of the memory must not go round for ever."""
from _testbuffer import ndarray

alone = ndarray([1, 2, 3], shape=[3])
print(alone.__init__(alone))
view = memoryview(alone)
print(view.tolist(), view.obj is alone)
del view

one = ndarray([1, 2, 3, 4], shape=[4])
other = ndarray(one)
print(one.__init__(other))
view = memoryview(one)
print(view.nbytes, view.obj is one)
