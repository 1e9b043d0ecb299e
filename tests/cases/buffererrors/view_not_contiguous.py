"""A strided view is asked to be contiguous in either order."""
from inspect import BufferFlags

memoryview(b'abcdef')[::2].__buffer__(BufferFlags.ANY_CONTIGUOUS)
