"""A contiguous buffer to write into is made of a strided one: a copy would not do (PyMemoryView_GetContiguous)."""
from _testbuffer import PyBUF_WRITE, get_contiguous

get_contiguous(memoryview(bytearray(b'abcdef'))[::2], PyBUF_WRITE, 'C')
