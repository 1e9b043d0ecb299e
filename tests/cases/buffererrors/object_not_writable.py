"""bytes are asked for a buffer to write into."""
from inspect import BufferFlags

b'abc'.__buffer__(BufferFlags.WRITABLE)
