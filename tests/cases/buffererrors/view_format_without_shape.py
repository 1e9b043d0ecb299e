"""A view is asked for its format but not for its shape: bytes without a shape have no format but B."""
from inspect import BufferFlags

memoryview(b'abc').__buffer__(BufferFlags.FORMAT)
