"""The raw bytes of a PickleBuffer are asked for that holds a strided view."""
from pickle import PickleBuffer

PickleBuffer(memoryview(b'abcdef')[::2]).raw()
