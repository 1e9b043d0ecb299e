"""A view whose rows are reached through pointers is asked for by a consumer that does not follow them."""
from _testbuffer import ND_PIL, ndarray
from inspect import BufferFlags

view = memoryview(ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_PIL))
print(view.suboffsets)
view.__buffer__(BufferFlags.STRIDES)
