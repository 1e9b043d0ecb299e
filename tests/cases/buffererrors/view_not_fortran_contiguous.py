"""A view of two dimensions in C order is asked to be Fortran contiguous."""
from inspect import BufferFlags

view = memoryview(bytes(6)).cast('B', (2, 3))
view.__buffer__(BufferFlags.F_CONTIGUOUS)
