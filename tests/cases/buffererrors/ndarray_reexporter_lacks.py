"""An ndarray that was given no shape is asked to hand one on."""
from _testbuffer import PyBUF_FULL_RO, PyBUF_SIMPLE, ndarray

ndarray(ndarray(ndarray([1, 2, 3], shape=[3]), getbuf=PyBUF_SIMPLE), getbuf=PyBUF_FULL_RO)
