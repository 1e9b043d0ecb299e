# Which texts a pickle repeats: native types make their names anew, and so it holds them again.
import array
import collections
import io
import itertools
import math
import mmap
import operator
import pickle
import struct


class Local:
    pass


def function():
    pass


for things in (
    [array.array('b', b'12')], [collections.deque, collections.defaultdict], [io.BytesIO, io.StringIO, '_io', 'BytesIO'], [int, float, 'int', 'builtins'], [ValueError, KeyError],
    [math.sin, math.cos, 'math', 'sin'], [len, print, 'len'], ['array', array.array], [array.array, 'array'], [Local, function, 'Local', '__main__'],
    [collections.deque, 'collections', 'deque'], [operator.itemgetter, operator.add, operator.attrgetter], [itertools.chain, itertools.count],
    [struct.Struct, struct.error, struct.pack], [mmap.mmap, 'mmap'], [OSError, IOError, 'OSError'], [type(None), NotImplemented, ..., 'Ellipsis'], [b'abc', bytearray(b'abc'), 'bytearray'],
):
    print(pickle.dumps(things, 5))
    print(pickle.loads(pickle.dumps(things, 5)) == things)
