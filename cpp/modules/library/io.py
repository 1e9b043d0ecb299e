"""The io module provides the Python interfaces to stream handling."""
from _io import (open, open_code, FileIO, BytesIO, StringIO, BufferedReader, BufferedWriter, BufferedRWPair, BufferedRandom,
                 TextIOWrapper, IncrementalNewlineDecoder, text_encoding, UnsupportedOperation, BlockingIOError,
                 DEFAULT_BUFFER_SIZE)

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO', 'StringIO', 'BufferedIOBase',
           'BufferedReader', 'BufferedWriter', 'BufferedRWPair', 'BufferedRandom', 'TextIOBase', 'TextIOWrapper',
           'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE', 'text_encoding',
           'IncrementalNewlineDecoder', 'Reader', 'Writer']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


# The abstract classes are made when a program first names one: few do.
def __getattr__(name):
    if name in ('IOBase', 'RawIOBase', 'BufferedIOBase', 'TextIOBase', 'Reader', 'Writer'):
        import _io_classes
        for each in _io_classes.__all__:
            globals()[each] = getattr(_io_classes, each)
        del globals()['__getattr__'], globals()['__dir__']
        return globals()[name]
    raise AttributeError(f"module 'io' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__} - {'__getattr__', '__dir__'})
