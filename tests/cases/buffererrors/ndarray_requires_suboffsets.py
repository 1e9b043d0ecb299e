"""An ndarray of pointers to rows is asked for by a consumer that does not follow them."""
from _testbuffer import ND_PIL, PyBUF_STRIDES, ndarray

ndarray(ndarray([1, 2, 3, 4], shape=[2, 2], flags=ND_PIL), getbuf=PyBUF_STRIDES)
