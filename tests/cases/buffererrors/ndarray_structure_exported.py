"""The shape of an ndarray is changed while a view holds it."""
from _testbuffer import ND_VAREXPORT, ndarray

nd = ndarray([1, 2, 3], shape=[3], flags=ND_VAREXPORT)
view = memoryview(nd)
nd.pop()
