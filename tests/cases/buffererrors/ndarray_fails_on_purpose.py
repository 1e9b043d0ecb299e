"""An ndarray made to refuse every request refuses one."""
from _testbuffer import ND_GETBUF_FAIL, ndarray

memoryview(ndarray([1, 2, 3], shape=[3], flags=ND_GETBUF_FAIL))
