"""A contiguous buffer to write into is made of a read-only one (PyMemoryView_GetContiguous)."""
from _testbuffer import PyBUF_WRITE, get_contiguous

get_contiguous(b'abc', PyBUF_WRITE, 'C')
