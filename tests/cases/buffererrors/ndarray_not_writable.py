"""A read-only ndarray is asked for a buffer to write into."""
from _testbuffer import PyBUF_WRITABLE, ndarray

ndarray(ndarray([1, 2, 3], shape=[3]), getbuf=PyBUF_WRITABLE)
