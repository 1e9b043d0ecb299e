"""An ndarray is asked for its format but not for its shape."""
from _testbuffer import PyBUF_FORMAT, ndarray

ndarray(ndarray([1, 2, 3], shape=[3]), getbuf=PyBUF_FORMAT)
