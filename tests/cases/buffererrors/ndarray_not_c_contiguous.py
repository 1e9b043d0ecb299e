"""A strided ndarray is asked for its bytes in one run."""
from _testbuffer import PyBUF_SIMPLE, ndarray

ndarray(ndarray([1, 2, 3, 4], shape=[2], strides=[2]), getbuf=PyBUF_SIMPLE)
