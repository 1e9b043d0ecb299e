"""A read-only view is asked for a buffer to write into."""
from inspect import BufferFlags

memoryview(bytearray(b'abc')).toreadonly().__buffer__(BufferFlags.WRITABLE)
