"""A strided ndarray is asked to be contiguous in either order."""
from _testbuffer import PyBUF_ANY_CONTIGUOUS, ndarray

ndarray(ndarray([1, 2, 3, 4], shape=[2], strides=[2]), getbuf=PyBUF_ANY_CONTIGUOUS)
