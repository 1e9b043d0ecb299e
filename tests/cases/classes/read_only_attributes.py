# What assigning to and deleting read-only attributes of built-in objects says: members and properties word it differently.
import sys, io, array, struct, types, functools, itertools, weakref, re, collections
def f(): yield 1
class C:
    __slots__=("a","__weakref__")
    def m(self): pass
    p = property(m)
try: 1/0
except Exception as e: t=e.__traceback__
objs = [f, f(), f.__code__, t, t.tb_frame, C().m, C.p, len, [].append, list.append, (1).real, 1.5, 1j, slice(1), range(3), memoryview(b''), io.BytesIO(), io.StringIO(), array.array('b'), struct.Struct('b'), sys, functools.partial(f), staticmethod(f), classmethod(f), weakref.ref(f), re.compile('a'), re.match('a','a'), collections.deque(), collections.defaultdict(), ValueError(), OSError(), SyntaxError(), UnicodeDecodeError('a',b'',0,0,''), StopIteration(), SystemExit(), ImportError(), NameError(), AttributeError(), ExceptionGroup('a',[ValueError()]), C.a, type(f).__code__, type.mro, int.__add__, (1).__add__, list[int], int|str, types.SimpleNamespace(), types.CellType(1), types.MappingProxyType({}), super(C, C()), collections.OrderedDict(), C, int, object()]
for o in objs:
    for n in sorted(dir(type(o))):
        if n in ('__class__','__dict__','__doc__','__bases__','__name__','__qualname__','__code__', '__module__','__abstractmethods__','__annotations__', '__type_params__','__annotate__', '__firstlineno__','__static_attributes__','__mro__','__weakref__', '__base__', '__text_signature__', '__dictoffset__','__basicsize__', '__itemsize__', '__flags__', '__weakrefoffset__', '_co_code_adaptive', 'co_lnotab', 'f_trace', 'f_trace_lines', 'f_trace_opcodes', '__vectorcalloffset__', '__subclasshook__','__init_subclass__'): continue
        d = None
        for k in type(o).__mro__:
            if n in k.__dict__: d = k.__dict__[n]; break
        if type(d).__name__ in ('method_descriptor','wrapper_descriptor','builtin_function_or_method','classmethod_descriptor','classmethod','function','staticmethod'): continue
        for v in (object, None):
            try:
                if v: setattr(o,n,v)
                else: delattr(o,n)
            except Exception as e: print(type(o).__name__, n, type(e).__name__, e)
            else: print(type(o).__name__, n, 'ok')
