# which objects of built-in types can be referred to weakly
import array
import io
import sys
import types
import weakref


def generator():
    yield 1


class Thing:
    pass


class Slotted:
    __slots__ = ('x',)


def function():
    pass


kinds = {
    'int': 1, 'str': '', 'bytes': b'', 'tuple': (1,), 'list': [], 'dict': {}, 'set': set(), 'frozenset': frozenset((1,)),
    'function': function, 'method-wrapper': Thing().__init__, 'builtin': len, 'bound': [].append, 'method': io.BytesIO().read,
    'class': Thing, 'type': int, 'generator': generator(), 'array': array.array('b'), 'BytesIO': io.BytesIO(), 'StringIO': io.StringIO(),
    'module': sys, 'code': function.__code__, 'memoryview': memoryview(b''), 'bytearray': bytearray(), 'range': range(3),
    'slice': slice(1), 'property': property(), 'classmethod': classmethod(function), 'staticmethod': staticmethod(function),
    'super': super(Thing, Thing()), 'cell': types.CellType(1), 'alias': list[int], 'union': int | str, 'exception': Exception(),
    'instance': Thing(), 'slotted': Slotted(), 'frame': sys._getframe(), 'namespace': types.SimpleNamespace(),
    'mappingproxy': types.MappingProxyType({}), 'iterator': iter([]), 'enumerate': enumerate([]), 'map': map(function, []), 'zip': zip(),
    'object': object(), 'complex': 1j, 'float': 1.5, 'None': None, 'ref': weakref.ref(Thing), 'stdout': sys.stdout,
    'keys': {}.keys(), 'descriptor': Thing.__dict__['__dict__'], 'method of str': str.join,
}
for name, value in kinds.items():
    try:
        weakref.ref(value)
        print(name, 'can')
    except TypeError as error:
        print(name, error)
