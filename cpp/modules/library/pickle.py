"""Create portable serialized representations of Python objects."""

import io
import sys
from _pickle import PickleBuffer, _is_native_type, _lent_by
from array import array
from copyreg import dispatch_table, _extension_cache, _extension_registry, _inverted_registry

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads',
           'PickleBuffer']

HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5
format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']


class PickleError(Exception):
    """A common base class for the other pickling exceptions."""
    __module__ = '_pickle'


class PicklingError(PickleError):
    """This exception is raised when an unpicklable object is passed to the dump() method."""
    __module__ = '_pickle'


class UnpicklingError(PickleError):
    """This exception is raised when there is a problem unpickling an object."""
    __module__ = '_pickle'


# The opcodes, by the names that the format's description gives them.
_opcodes = {
    'MARK': b'(', 'STOP': b'.', 'POP': b'0', 'POP_MARK': b'1', 'DUP': b'2', 'FLOAT': b'F', 'INT': b'I', 'BININT': b'J',
    'BININT1': b'K', 'LONG': b'L', 'BININT2': b'M', 'NONE': b'N', 'PERSID': b'P', 'BINPERSID': b'Q', 'REDUCE': b'R',
    'STRING': b'S', 'BINSTRING': b'T', 'SHORT_BINSTRING': b'U', 'UNICODE': b'V', 'BINUNICODE': b'X', 'APPEND': b'a',
    'BUILD': b'b', 'GLOBAL': b'c', 'DICT': b'd', 'EMPTY_DICT': b'}', 'APPENDS': b'e', 'GET': b'g', 'BINGET': b'h',
    'INST': b'i', 'LONG_BINGET': b'j', 'LIST': b'l', 'EMPTY_LIST': b']', 'OBJ': b'o', 'PUT': b'p', 'BINPUT': b'q',
    'LONG_BINPUT': b'r', 'SETITEM': b's', 'TUPLE': b't', 'EMPTY_TUPLE': b')', 'SETITEMS': b'u', 'BINFLOAT': b'G',
    'PROTO': b'\x80', 'NEWOBJ': b'\x81', 'EXT1': b'\x82', 'EXT2': b'\x83', 'EXT4': b'\x84', 'TUPLE1': b'\x85',
    'TUPLE2': b'\x86', 'TUPLE3': b'\x87', 'NEWTRUE': b'\x88', 'NEWFALSE': b'\x89', 'LONG1': b'\x8a', 'LONG4': b'\x8b',
    'BINBYTES': b'B', 'SHORT_BINBYTES': b'C', 'SHORT_BINUNICODE': b'\x8c', 'BINUNICODE8': b'\x8d', 'BINBYTES8': b'\x8e',
    'EMPTY_SET': b'\x8f', 'ADDITEMS': b'\x90', 'FROZENSET': b'\x91', 'NEWOBJ_EX': b'\x92', 'STACK_GLOBAL': b'\x93',
    'MEMOIZE': b'\x94', 'FRAME': b'\x95', 'BYTEARRAY8': b'\x96', 'NEXT_BUFFER': b'\x97', 'READONLY_BUFFER': b'\x98',
}
globals().update(_opcodes)
__all__ += sorted(_opcodes)

_frame_target = 64 * 1024
_batch = 1000
# What Python 2 called things; protocols below 3 write those names.
_old_modules = {'builtins': '__builtin__', 'copyreg': 'copy_reg'}
_old_names = {('builtins', 'range'): ('__builtin__', 'xrange'), ('builtins', 'str'): ('__builtin__', 'unicode'),
              ('builtins', 'int'): ('__builtin__', 'long'), ('builtins', 'zip'): ('itertools', 'izip'),
              ('builtins', 'map'): ('itertools', 'imap'), ('builtins', 'filter'): ('itertools', 'ifilter'),
              ('builtins', 'chr'): ('__builtin__', 'unichr'), ('functools', 'reduce'): ('__builtin__', 'reduce'),
              ('itertools', 'filterfalse'): ('itertools', 'ifilterfalse'),
              ('itertools', 'zip_longest'): ('itertools', 'izip_longest'), ('sys', 'intern'): ('__builtin__', 'intern'),
              ('collections', 'UserDict'): ('UserDict', 'IterableUserDict'),
              ('collections', 'UserList'): ('UserList', 'UserList'),
              ('collections', 'UserString'): ('UserString', 'UserString')}
for _name, _kind in vars(sys.modules['builtins']).items():
    if isinstance(_kind, type) and issubclass(_kind, BaseException) and _kind.__name__ == _name:
        if issubclass(_kind, OSError):
            _old_names['builtins', _name] = 'exceptions', 'OSError'
        elif issubclass(_kind, ImportError):
            _old_names['builtins', _name] = 'exceptions', 'ImportError'
        elif _name not in ('ResourceWarning', 'StopAsyncIteration', 'RecursionError', 'EncodingWarning',
                           'BaseExceptionGroup', 'ExceptionGroup', 'PythonFinalizationError'):
            _old_names['builtins', _name] = 'exceptions', _name
_new_modules = {old: new for new, old in _old_modules.items()}
_new_names = {old: new for new, old in _old_names.items()}
_new_names['__builtin__', 'basestring'] = ('builtins', 'str')


def _double(number):
    data = array('d', [number]).tobytes()
    return data[::-1] if sys.byteorder == 'little' else data


def encode_long(x):
    """The fewest bytes that hold x as a two's complement number, least significant first."""
    if x == 0:
        return b''
    size = (x.bit_length() >> 3) + 1
    data = x.to_bytes(size, 'little', signed=True)
    if x < 0 and size > 1 and data[-1] == 0xff and data[-2] & 0x80:
        data = data[:-1]
    return data


def decode_long(data):
    return int.from_bytes(data, 'little', signed=True)


def whichmodule(obj, name):
    """Find the module an object belongs to."""
    module = getattr(obj, '__module__', None)
    if module is not None:
        return module
    for module_name, module in sys.modules.copy().items():
        if module_name in ('__main__', '__mp_main__') or module is None:
            continue
        try:
            if _getattribute(module, name.split('.')) is obj:
                return module_name
        except AttributeError:
            pass
    return '__main__'


def _getattribute(obj, path):
    for part in path:
        obj = getattr(obj, part)
    return obj


# Another str of the same text, which is none that the pickle has had: CPython's own types make their names anew.
def _afresh(text):
    return text.encode().decode()


class Pickler:
    """This takes a binary file for writing a pickle data stream."""
    __module__ = '_pickle'

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError('pickle protocol must be <= %d' % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError('buffer_callback needs protocol >= 5')
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._buffer_callback = buffer_callback
        self.memo = {}
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = 0
        self._fix_imports = fix_imports and protocol < 3
        self._frame = None

    def clear_memo(self):
        """Clears the pickler's "memo"."""
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj, /):
        """Write a pickled representation of the given object to the open file."""
        if not hasattr(self, '_file_write'):
            raise PicklingError('Pickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        if self.proto >= 2:
            self._file_write(PROTO + bytes([self.proto]))
        if self.proto >= 4:
            self._frame = io.BytesIO()
        self.save(obj)
        self._write(STOP)
        if self._frame is not None:
            self._end_frame()
            self._frame = None

    def _end_frame(self):
        data = self._frame.getvalue()
        if len(data) >= 4:
            self._file_write(FRAME + len(data).to_bytes(8, 'little'))
        self._file_write(data)
        self._frame = io.BytesIO()

    def _write(self, data):
        if self._frame is None:
            self._file_write(data)
            return
        self._frame.write(data)
        if self._frame.tell() >= _frame_target:
            self._end_frame()

    def _write_large(self, header, data):
        if self._frame is None or len(data) < _frame_target:
            self._write(header + data)
            return
        self._end_frame()
        self._file_write(header)
        self._file_write(data)

    def memoize(self, obj):
        if self.fast:
            return
        index = len(self.memo)
        self.memo[id(obj)] = index, obj
        if self.proto >= 4:
            self._write(MEMOIZE)
        elif not self.bin:
            self._write(PUT + b'%d\n' % index)
        elif index < 256:
            self._write(BINPUT + bytes([index]))
        else:
            self._write(LONG_BINPUT + index.to_bytes(4, 'little'))

    def _recall(self, index):
        if not self.bin:
            self._write(GET + b'%d\n' % index)
        elif index < 256:
            self._write(BINGET + bytes([index]))
        else:
            self._write(LONG_BINGET + index.to_bytes(4, 'little'))

    def save(self, obj, save_persistent_id=True):
        if save_persistent_id:
            name = self.persistent_id(obj)
            if name is not None:
                self._save_persistent(name)
                return
        kind = type(obj)
        saver = _savers.get(kind)
        if saver is not None and kind in _atoms:
            saver(self, obj)
            return
        known = self.memo.get(id(obj))
        if known is not None:
            self._recall(known[0])
            return
        if saver is not None:
            saver(self, obj)
            return
        reduced = NotImplemented
        override = getattr(self, 'reducer_override', None)
        if override is not None:
            reduced = override(obj)
        if reduced is NotImplemented:
            reducer = getattr(self, 'dispatch_table', dispatch_table).get(kind)
            if reducer is not None:
                reduced = reducer(obj)
            elif issubclass(kind, type):
                self._save_global(obj)
                return
            else:
                reducer = getattr(obj, '__reduce_ex__', None)
                if reducer is not None:
                    reduced = reducer(self.proto)
                else:
                    reducer = getattr(obj, '__reduce__', None)
                    if reducer is None:
                        raise PicklingError("Can't pickle %r object: %r" % (kind.__name__, obj))
                    reduced = reducer()
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError('__reduce__ must return a string or tuple, not %s' % type(reduced).__name__)
        if not 2 <= len(reduced) <= 6:
            raise PicklingError('tuple returned by __reduce__ must contain 2 through 6 elements')
        self._save_reduced(obj, *reduced)

    def _save_persistent(self, name):
        if self.bin:
            self.save(name, save_persistent_id=False)
            self._write(BINPERSID)
            return
        try:
            self._write(PERSID + str(name).encode('ascii') + b'\n')
        except UnicodeEncodeError:
            raise PicklingError('persistent IDs in protocol 0 must be ASCII strings') from None

    def _save_reduced(self, obj, function, args, state=None, items=None, pairs=None, state_setter=None):
        if not callable(function):
            raise PicklingError('first item of the tuple returned by __reduce__ must be callable, not %s'
                                % type(function).__name__)
        if not isinstance(args, tuple):
            raise PicklingError('second item of the tuple returned by __reduce__ must be a tuple, not %s'
                                % type(args).__name__)
        name = getattr(function, '__name__', '')
        if self.proto >= 2 and name == '__newobj_ex__':
            cls, args, keywords = args
            if self.proto >= 4:
                self.save(cls)
                self.save(args)
                self.save(keywords)
                self._write(NEWOBJ_EX)
            else:
                from functools import partial
                self.save(partial(cls.__new__, cls, *args, **keywords))
                self.save(())
                self._write(REDUCE)
        elif self.proto >= 2 and name == '__newobj__':
            cls = args[0]
            if not hasattr(cls, '__new__'):
                raise PicklingError('first argument to __newobj__() has no __new__')
            if obj is not None and cls is not obj.__class__:
                raise PicklingError('first argument to __newobj__() must be %r, not %r' % (obj.__class__, cls))
            self.save(cls)
            self.save(args[1:])
            self._write(NEWOBJ)
        else:
            self.save(function)
            self.save(args)
            self._write(REDUCE)
        if obj is not None:
            known = self.memo.get(id(obj))
            if known is not None:
                self._write(POP)
                self._recall(known[0])
            else:
                self.memoize(obj)
        if items is not None:
            self._save_items(items)
        if pairs is not None:
            self._save_pairs(pairs)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self._write(BUILD)
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self._write(TUPLE2)
                self._write(REDUCE)
                self._write(POP)

    def _save_none(self, obj):
        self._write(NONE)

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(NEWTRUE if obj else NEWFALSE)
        else:
            self._write(b'I01\n' if obj else b'I00\n')

    def _save_int(self, obj):
        if -0x80000000 <= obj <= 0x7fffffff:
            if not self.bin:
                self._write(b'I%d\n' % obj)
            elif 0 <= obj <= 0xff:
                self._write(BININT1 + bytes([obj]))
            elif 0 <= obj <= 0xffff:
                self._write(BININT2 + obj.to_bytes(2, 'little'))
            else:
                self._write(BININT + obj.to_bytes(4, 'little', signed=True))
        elif self.proto < 2:
            self._write(b'L%dL\n' % obj)
        else:
            data = encode_long(obj)
            if len(data) < 256:
                self._write(LONG1 + bytes([len(data)]) + data)
            else:
                self._write(LONG4 + len(data).to_bytes(4, 'little') + data)

    def _save_float(self, obj):
        if self.bin:
            self._write(BINFLOAT + _double(obj))
        else:
            self._write(FLOAT + repr(obj).encode('ascii') + b'\n')

    def _save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self._save_reduced(obj, bytes, ())
            else:
                from codecs import encode
                self._save_reduced(obj, encode, (str(obj, 'latin1'), 'latin1'))
            return
        self._write_bytes(obj)
        self.memoize(obj)

    def _write_bytes(self, data):
        size = len(data)
        if size <= 0xff:
            self._write(SHORT_BINBYTES + bytes([size]) + data)
        elif size > 0xffffffff and self.proto >= 4:
            self._write_large(BINBYTES8 + size.to_bytes(8, 'little'), data)
        else:
            self._write_large(BINBYTES + size.to_bytes(4, 'little'), data)

    def _save_bytearray(self, obj):
        if self.proto >= 5:
            self._write_bytearray(bytes(obj))
            self.memoize(obj)
        elif not obj:
            self._save_reduced(obj, bytearray, ())
        else:
            self._save_reduced(obj, bytearray, (bytes(obj),))

    def _write_bytearray(self, data):
        self._write_large(BYTEARRAY8 + len(data).to_bytes(8, 'little'), data)

    def _save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError('PickleBuffer can only be pickled with protocol >= 5')
        view = _lent_by(obj)
        if view is None:
            raise PicklingError('PickleBuffer can not be pickled when pointing to a non-contiguous buffer')
        with view:
            if self._buffer_callback is not None and not self._buffer_callback(obj):
                self._write(NEXT_BUFFER + READONLY_BUFFER if view.readonly else NEXT_BUFFER)
                return
            if view.readonly:
                self._write_bytes(view.tobytes())
            else:
                self._write_bytearray(view.tobytes())
        self.memoize(obj)

    def _save_str(self, obj):
        if not self.bin:
            text = obj.replace('\\', '\\u005c').replace('\0', '\\u0000').replace('\n', '\\u000a')
            text = text.replace('\r', '\\u000d').replace('\x1a', '\\u001a')
            self._write(UNICODE + text.encode('raw-unicode-escape') + b'\n')
        else:
            data = obj.encode('utf-8', 'surrogatepass')
            size = len(data)
            if size <= 0xff and self.proto >= 4:
                self._write(SHORT_BINUNICODE + bytes([size]) + data)
            elif size > 0xffffffff and self.proto >= 4:
                self._write_large(BINUNICODE8 + size.to_bytes(8, 'little'), data)
            else:
                self._write_large(BINUNICODE + size.to_bytes(4, 'little'), data)
        self.memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self._write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        short = len(obj) <= 3 and self.proto >= 2
        if not short:
            self._write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:  # an item led back to the tuple, which stands in the memo by now
            if short:
                self._write(POP * len(obj))
            elif self.bin:
                self._write(POP_MARK)
            else:
                self._write(POP * (len(obj) + 1))
            self._recall(known[0])
            return
        self._write((TUPLE1, TUPLE2, TUPLE3)[len(obj) - 1] if short else TUPLE)
        self.memoize(obj)

    def _save_list(self, obj):
        self._write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._save_items(obj)

    def _batches(self, iterable):
        iterator = iter(iterable)
        while True:
            batch = []
            for item in iterator:
                batch.append(item)
                if len(batch) == _batch:
                    break
            if batch:
                yield batch
            if len(batch) < _batch:
                return

    def _save_items(self, items):
        if not self.bin:
            for item in items:
                self.save(item)
                self._write(APPEND)
            return
        for batch in self._batches(items):
            if len(batch) > 1:
                self._write(MARK)
            for item in batch:
                self.save(item)
            self._write(APPENDS if len(batch) > 1 else APPEND)

    def _save_dict(self, obj):
        self._write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._save_pairs(obj.items())

    def _save_pairs(self, pairs):
        if not self.bin:
            for key, value in pairs:
                self.save(key)
                self.save(value)
                self._write(SETITEM)
            return
        for batch in self._batches(pairs):
            if len(batch) > 1:
                self._write(MARK)
            for key, value in batch:
                self.save(key)
                self.save(value)
            self._write(SETITEMS if len(batch) > 1 else SETITEM)

    def _save_set(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, set, (list(obj),))
            return
        self._write(EMPTY_SET)
        self.memoize(obj)
        for batch in self._batches(obj):
            self._write(MARK)
            for item in batch:
                self.save(item)
            self._write(ADDITEMS)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self._save_reduced(obj, frozenset, (list(obj),))
            return
        self._write(MARK)
        for item in obj:
            self.save(item)
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(POP_MARK)
            self._recall(known[0])
            return
        self._write(FROZENSET)
        self.memoize(obj)

    def _save_singleton(self, obj):
        self._save_global(obj, _afresh('Ellipsis' if obj is ... else 'NotImplemented'))

    def _save_type(self, obj):
        for singleton in (None, NotImplemented, ...):
            if obj is type(singleton):
                self._save_reduced(obj, type, (singleton,))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, '__qualname__', None) or obj.__name__
        path = name.split('.')
        module_name = whichmodule(obj, name)
        if '<locals>' in path:
            raise PicklingError("Can't pickle local object %r" % (obj,))
        try:
            __import__(module_name)
            module = sys.modules[module_name]
        except (ImportError, ValueError, KeyError) as e:
            raise PicklingError("Can't pickle %r: %s" % (obj, e)) from e
        try:
            found = _getattribute(module, path)
        except AttributeError:
            raise PicklingError("Can't pickle %r: it's not found as %s.%s" % (obj, module_name, name)) from None
        if found is not obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code is not None:
                size, opcode = (1, EXT1) if code <= 0xff else (2, EXT2) if code <= 0xffff else (4, EXT4)
                self._write(opcode + code.to_bytes(size, 'little'))
                return
        if self.proto >= 4:
            if _is_native_type(obj):
                name = _afresh(name)
                if module_name != 'builtins':
                    module_name = _afresh(module_name)
            self.save(module_name)
            self.save(name)
            self._write(STACK_GLOBAL)
        elif len(path) > 1:
            parent = _getattribute(module, path[:-1])
            self._save_reduced(obj, getattr, (parent, path[-1]))
            return
        else:
            if self._fix_imports:
                module_name, name = _old_names.get((module_name, name), (_old_modules.get(module_name, module_name), name))
            encoding = 'utf-8' if self.proto >= 3 else 'ascii'
            try:
                self._write(GLOBAL + module_name.encode(encoding) + b'\n' + name.encode(encoding) + b'\n')
            except UnicodeEncodeError:
                raise PicklingError("can't pickle global identifier %r using pickle protocol %d"
                                    % (module_name + '.' + name, self.proto)) from None
        self.memoize(obj)


_atoms = {type(None), bool, int, float}
_savers = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float,
           bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, str: Pickler._save_str,
           tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
           frozenset: Pickler._save_frozenset, type: Pickler._save_type, type(...): Pickler._save_singleton,
           type(NotImplemented): Pickler._save_singleton, type(whichmodule): Pickler._save_global,
           PickleBuffer: Pickler._save_buffer}


class _NoBuffers(tuple):
    """A default that signatures show as the empty tuple that it is not."""


_no_buffers = _NoBuffers()


class _Stop(Exception):
    pass


class Unpickler:
    """This takes a binary file for reading a pickle data stream."""
    __module__ = '_pickle'

    def __init__(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=_no_buffers):
        for method in ('read', 'readline'):
            if not hasattr(file, method):
                raise TypeError("file must have 'read', 'readinto' and 'readline' attributes")
        self._source = file
        self._buffers = None if buffers is None or buffers is _no_buffers else iter(buffers)
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self._fix_imports = fix_imports

    def _take(self, size):
        data = self._source.read(size)
        if len(data) < size:
            raise UnpicklingError('pickle data was truncated')
        return data

    def _line(self):
        data = self._source.readline()
        if not data.endswith(b'\n'):
            raise UnpicklingError('pickle data was truncated')
        return data[:-1]

    def _number(self, size):
        return int.from_bytes(self._take(size), 'little')

    def load(self):
        """Load a pickle."""
        if not hasattr(self, '_source'):
            raise UnpicklingError('Unpickler.__init__() was not called by %s.__init__()' % type(self).__name__)
        self.stack = []
        self.metastack = []
        try:
            while True:
                code = self._source.read(1)
                if not code:
                    raise EOFError('Ran out of input')
                loader = _loaders.get(code)
                if loader is None:
                    shown = chr(code[0]) if 32 <= code[0] < 127 and code not in b"'\\" else '\\x%02x' % code[0]
                    raise UnpicklingError("invalid load key, '%s'." % shown)
                loader(self)
        except _Stop:
            return self._pop()

    def _push(self, value):
        self.stack.append(value)

    def _pop(self):
        if not self.stack:
            raise UnpicklingError('unpickling stack underflow' if not self.metastack else 'unexpected MARK found')
        return self.stack.pop()

    def _top(self):
        if not self.stack:
            raise UnpicklingError('unpickling stack underflow')
        return self.stack[-1]

    def _from_mark(self):
        if not self.metastack:
            raise UnpicklingError('could not find MARK')
        items = self.stack
        self.stack = self.metastack.pop()
        return items

    def persistent_load(self, pid):
        raise UnpicklingError('A load persistent id instruction was encountered, but no persistent_load function was '
                              'specified.')

    def find_class(self, module_name, global_name, /):
        """Return an object from a specified module."""
        module, name = module_name, global_name
        if self.proto < 3 and self._fix_imports:
            module, name = _new_names.get((module, name), (_new_modules.get(module, module), name))
        __import__(module)
        found = sys.modules[module]
        if self.proto < 4:
            return getattr(found, name)
        try:
            return _getattribute(found, name.split('.'))
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, found)) from None

    def _recall(self, index):
        try:
            self.stack.append(self.memo[index])
        except KeyError:
            raise UnpicklingError('Memo value not found at index %d' % index) from None

    def _apply(self):
        args = self._pop()
        self.stack[-1] = self._top()(*args)

    def _new_object(self):
        args = self._pop()
        cls = self._pop()
        self.stack.append(cls.__new__(cls, *args))

    def _new_object_with_keywords(self):
        keywords = self._pop()
        args = self._pop()
        cls = self._pop()
        self.stack.append(cls.__new__(cls, *args, **keywords))

    def _instantiate(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, '__getinitargs__'):
            self.stack.append(cls(*args))
        else:
            self.stack.append(cls.__new__(cls))

    def _old_object(self):
        args = self._from_mark()
        self._instantiate(args[0], args[1:])

    def _old_instance(self):
        arguments = self._from_mark()
        module, name = self._line().decode('ascii'), self._line().decode('ascii')
        self._instantiate(self.find_class(module, name), arguments)

    def _old_text(self, data):
        return data if self.encoding == 'bytes' else data.decode(self.encoding, self.errors)

    def _quoted(self):
        data = self._line()
        if len(data) < 2 or data[0] != data[-1] or data[:1] not in (b'"', b"'"):
            raise UnpicklingError('the STRING opcode argument must be quoted')
        from codecs import escape_decode
        self.stack.append(self._old_text(escape_decode(data[1:-1])[0]))

    def _int(self):
        data = self._line()
        self.stack.append(data == b'01' if data in (b'00', b'01') else int(data, 0))

    def _extension(self, code):
        if code in _extension_cache:
            self.stack.append(_extension_cache[code])
            return
        if code <= 0:
            raise UnpicklingError('EXT specifies code <= 0')
        if code not in _inverted_registry:
            raise ValueError('unregistered extension code %d' % code)
        found = _extension_cache[code] = self.find_class(*_inverted_registry[code])
        self.stack.append(found)

    def _stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError('STACK_GLOBAL requires str')
        self.stack.append(self.find_class(module, name))

    def _global(self):
        module, name = self._line().decode('utf-8'), self._line().decode('utf-8')
        self.stack.append(self.find_class(module, name))

    def _append_all(self, items):
        target = self._top()
        try:
            extend = target.extend
        except AttributeError:
            for item in items:
                target.append(item)
        else:
            extend(items)

    def _add_all(self):
        items = self._from_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _set_pairs(self, items):
        if len(items) % 2:
            raise UnpicklingError('odd number of items for SETITEMS')
        target = self._top()
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _make_dict(self):
        items = self._from_mark()
        if len(items) % 2:
            raise UnpicklingError('odd number of items for DICT')
        self._push({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _build(self):
        state = self._pop()
        target = self._top()
        set_state = getattr(target, '__setstate__', None)
        if set_state is not None:
            set_state(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError('state is not a dictionary')
            members = target.__dict__
            for name, value in state.items():
                members[sys.intern(name) if type(name) is str else name] = value
        if slots:
            if not isinstance(slots, dict):
                raise UnpicklingError('slot state is not a dictionary')
            for name, value in slots.items():
                setattr(target, name, value)

    def _tuple_of(self, size):
        if len(self.stack) < size:
            raise UnpicklingError('unpickling stack underflow')
        self.stack[-size:] = [tuple(self.stack[-size:])]

    def _mark(self):
        self.metastack.append(self.stack)
        self.stack = []

    def _protocol(self):
        self.proto = self._number(1)
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError('unsupported pickle protocol: %d' % self.proto)

    def _float(self):
        try:
            self.stack.append(float(self._line()))
        except ValueError:
            raise ValueError('could not convert string to float') from None

    def _stop(self):
        raise _Stop

    def _discard(self):
        if self.stack:
            self.stack.pop()
        elif self.metastack:
            self._from_mark()
        else:
            self._pop()

    def _memoize(self):
        self.memo[len(self.memo)] = self._top()

    def _put(self, index):
        if index < 0:
            raise ValueError('negative PUT argument')
        self.memo[index] = self._top()

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError('pickle stream refers to out-of-band data but no *buffers* argument was given')
        try:
            self.stack.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError('not enough out-of-band buffers') from None

    def _read_only_buffer(self):
        with memoryview(self._top()) as view:
            if not view.readonly:
                self.stack[-1] = view.toreadonly()

    def _signed(self, size):
        return int.from_bytes(self._take(size), 'little', signed=True)

    def _push_float(self):
        data = array('d')
        data.frombytes(self._take(8)[::-1])
        self.stack.append(data[0])


_loaders = {
    PROTO: Unpickler._protocol, FRAME: lambda self: self._number(8), STOP: Unpickler._stop, MARK: Unpickler._mark,
    POP: Unpickler._discard, POP_MARK: Unpickler._from_mark, DUP: lambda self: self.stack.append(self._top()),
    NONE: lambda self: self.stack.append(None), NEWTRUE: lambda self: self.stack.append(True),
    NEWFALSE: lambda self: self.stack.append(False), INT: Unpickler._int,
    BININT: lambda self: self.stack.append(self._signed(4)), BININT1: lambda self: self.stack.append(self._number(1)),
    BININT2: lambda self: self.stack.append(self._number(2)),
    LONG: lambda self: self.stack.append(int(self._line().rstrip(b'L'), 0)),
    LONG1: lambda self: self.stack.append(decode_long(self._take(self._number(1)))),
    LONG4: lambda self: self.stack.append(decode_long(self._take(self._number(4)))),
    FLOAT: Unpickler._float, BINFLOAT: Unpickler._push_float, STRING: Unpickler._quoted,
    BINSTRING: lambda self: self.stack.append(self._old_text(self._take(self._number(4)))),
    SHORT_BINSTRING: lambda self: self.stack.append(self._old_text(self._take(self._number(1)))),
    BINBYTES: lambda self: self.stack.append(self._take(self._number(4))),
    SHORT_BINBYTES: lambda self: self.stack.append(self._take(self._number(1))),
    BINBYTES8: lambda self: self.stack.append(self._take(self._number(8))),
    BYTEARRAY8: lambda self: self.stack.append(bytearray(self._take(self._number(8)))),
    UNICODE: lambda self: self.stack.append(self._line().decode('raw-unicode-escape')),
    BINUNICODE: lambda self: self.stack.append(str(self._take(self._number(4)), 'utf-8', 'surrogatepass')),
    SHORT_BINUNICODE: lambda self: self.stack.append(str(self._take(self._number(1)), 'utf-8', 'surrogatepass')),
    BINUNICODE8: lambda self: self.stack.append(str(self._take(self._number(8)), 'utf-8', 'surrogatepass')),
    PERSID: lambda self: self.stack.append(self.persistent_load(self._line().decode('ascii'))),
    BINPERSID: lambda self: self.stack.append(self.persistent_load(self._pop())), REDUCE: Unpickler._apply,
    NEWOBJ: Unpickler._new_object, NEWOBJ_EX: Unpickler._new_object_with_keywords, OBJ: Unpickler._old_object,
    INST: Unpickler._old_instance, EXT1: lambda self: self._extension(self._number(1)),
    EXT2: lambda self: self._extension(self._number(2)), EXT4: lambda self: self._extension(self._signed(4)),
    GLOBAL: Unpickler._global, STACK_GLOBAL: Unpickler._stack_global,
    EMPTY_TUPLE: lambda self: self.stack.append(()), TUPLE: lambda self: self._push(tuple(self._from_mark())),
    TUPLE1: lambda self: self._tuple_of(1), TUPLE2: lambda self: self._tuple_of(2), TUPLE3: lambda self: self._tuple_of(3),
    EMPTY_LIST: lambda self: self.stack.append([]), LIST: lambda self: self._push(self._from_mark()),
    APPEND: lambda self: self._append_all([self._pop()]), APPENDS: lambda self: self._append_all(self._from_mark()),
    EMPTY_DICT: lambda self: self.stack.append({}), DICT: Unpickler._make_dict,
    SETITEM: lambda self: self._set_pairs([self._pop(), self._pop()][::-1]),
    SETITEMS: lambda self: self._set_pairs(self._from_mark()), EMPTY_SET: lambda self: self.stack.append(set()),
    ADDITEMS: Unpickler._add_all, FROZENSET: lambda self: self._push(frozenset(self._from_mark())),
    GET: lambda self: self._recall(int(self._line())), BINGET: lambda self: self._recall(self._number(1)),
    LONG_BINGET: lambda self: self._recall(self._number(4)), PUT: lambda self: self._put(int(self._line())),
    BINPUT: lambda self: self._put(self._number(1)), LONG_BINPUT: lambda self: self._put(self._number(4)),
    MEMOIZE: Unpickler._memoize, BUILD: Unpickler._build, NEXT_BUFFER: Unpickler._next_buffer,
    READONLY_BUFFER: Unpickler._read_only_buffer,
}

_Pickler = Pickler
_Unpickler = Unpickler


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickled representation of obj to the open file object file."""
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return the pickled representation of the object as a bytes object."""
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports, buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=_no_buffers):
    """Read and return an object from the pickle data stored in a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=_no_buffers):
    """Read and return an object from the given pickle data."""
    if isinstance(data, str) or data is None:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return load(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)


_dump, _dumps, _load, _loads = dump, dumps, load, loads
