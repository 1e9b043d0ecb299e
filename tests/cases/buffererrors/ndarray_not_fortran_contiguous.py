"""An ndarray in C order is asked to be Fortran contiguous."""
from _testbuffer import PyBUF_F_CONTIGUOUS, ndarray

ndarray(ndarray([1, 2, 3, 4], shape=[2, 2]), getbuf=PyBUF_F_CONTIGUOUS)
