"""The shape of an ndarray is changed that has no memory of its own."""
from _testbuffer import ndarray

nd = ndarray(ndarray([1, 2, 3], shape=[3]))
nd.pop()
