import array
import collections
import functools
import io
import itertools
import re
import struct
import types

for each in (io.BytesIO, array.array, re.Pattern, collections.deque, collections.defaultdict, collections.OrderedDict, functools.partial,
             itertools.chain, struct.Struct, types.SimpleNamespace, types.GenericAlias, ExceptionGroup, list, io.UnsupportedOperation):
    print(each.__name__, each.__module__, vars(each).get('__module__'), '__module__' in dir(each))
print(io.BytesIO().__module__, array.array('b').__module__, re.compile('').__module__)
for value in ([], collections.OrderedDict(), types.SimpleNamespace()):
    try:
        print(value.__module__)
    except AttributeError as error:
        print(error)
