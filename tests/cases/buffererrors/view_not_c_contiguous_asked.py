"""A view whose layout is Fortran's alone is asked to be C-contiguous."""
from _testbuffer import ND_FORTRAN, ndarray
from inspect import BufferFlags

view = memoryview(ndarray(list(range(6)), shape=[2, 3], flags=ND_FORTRAN))
print(view.f_contiguous, view.c_contiguous)
view.__buffer__(BufferFlags.C_CONTIGUOUS)
