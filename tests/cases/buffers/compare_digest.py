# _operator._compare_digest takes two ASCII strings or any two buffers.
import operator
import pickle
from _operator import _compare_digest
from array import array


class Exporter:
    def __buffer__(self, flags):
        print('asked', flags)
        return memoryview(b'ab')


pairs = [(b'ab', b'ab'), (b'ab', b'ac'), (b'ab', b'abc'), ('ab', 'ab'), ('ab', 'abc'), ('', ''), (b'', bytearray()),
         (bytearray(b'ab'), memoryview(b'ab')), (array('H', b'ab'), b'ab'), (memoryview(b'abcd').cast('B', (2, 2)), b'abcd'),
         (Exporter(), b'ab'), ('\xe9', '\xe9'), ('\xe9', b'a'), (b'a', 'a'), (b'a', 1), (1, b'a'), (None, 1.5),
         (memoryview(b'a.b.')[::2], b'ab'), (b'ab', memoryview(b'a.b.')[::2])]
for left, right in pairs:
    try:
        print(_compare_digest(left, right))
    except Exception as error:
        print(type(error).__name__, error)
try:
    _compare_digest(b'a')
except TypeError as error:
    print(error)
import _operator
print(hasattr(operator, '_compare_digest'), operator.add is _operator.add, operator.__add__ is operator.add, operator.itemgetter is _operator.itemgetter)
print(pickle.loads(pickle.dumps(operator.getitem)), operator.getitem.__module__, sorted(set(vars(_operator)) - set(vars(operator))))
