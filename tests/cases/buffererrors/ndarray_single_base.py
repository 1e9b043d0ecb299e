"""An ndarray's only layout is taken away."""
from _testbuffer import ND_VAREXPORT, ndarray

nd = ndarray([1, 2, 3], shape=[3], flags=ND_VAREXPORT)
nd.pop()
