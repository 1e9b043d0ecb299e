import inspect, functools
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
sig = inspect.signature
def f(a, b: int = 2, /, c=3, *args: str, d, e: 'x' = 5, **kw) -> list[int]:
    "doc"
def g(x, *, y=1): pass
class A:
    """A doc
       indented

       more
    """
    def __init__(self, p, q=1): pass
    def m(self, x): pass
    @classmethod
    def cm(cls, y): "doc of cm"
    @staticmethod
    def sm(z): pass
    @property
    def pr(self): "pr doc"
    def __call__(self, w): pass
class B(A):
    def cm(cls): pass
    def m(self, x, y): pass
class N:
    def __new__(cls, k): return object.__new__(cls)
class M(type):
    def __call__(cls, zork): pass
class MC(metaclass=M): pass
for o in (f, g, A, A(1).m, A.m, A.cm, A.sm, A(1), B, N, MC, functools.partial(f, 1, d=4), functools.partial(g, y=3), lambda: 0, lambda x, y=1: 0, object, len, print, 'a'.join, str.join, [].append, list.append, dict.get, sorted, isinstance, int, type, str, Exception):
    if o is int or o is str or o is Exception or o is type: continue
    t(lambda: sig(o))
s = sig(f)
print(s.parameters['a'], repr(s.parameters['b']), s.parameters['c'].kind, repr(s.parameters['c'].kind), s.parameters['d'].default, s.return_annotation, list(s.parameters), s.parameters['e'].annotation, s == sig(f), hash(s) == hash(sig(f)))
t(lambda: s.bind(1, 2, 3, 4, 5, d=6, z=7)); t(lambda: s.bind(1)); t(lambda: s.bind()); t(lambda: s.bind(1, d=1, a=3)); t(lambda: sig(g).bind(1, 2)); t(lambda: sig(g).bind(1, z=2)); t(lambda: sig(g).bind(y=2)); t(lambda: s.bind_partial(d=1))
b = s.bind(1, d=2); print(b.args, b.kwargs, b.arguments); b.apply_defaults(); print(b.arguments, b.args, b.kwargs)
t(lambda: sig(3)); t(lambda: inspect.Parameter('a', 9)); t(lambda: inspect.Parameter('1', inspect.Parameter.KEYWORD_ONLY)); t(lambda: inspect.Parameter('a', inspect.Parameter.VAR_KEYWORD, default=1)); P = inspect.Parameter; t(lambda: inspect.Signature([P('a', P.KEYWORD_ONLY), P('b', P.POSITIONAL_ONLY)])); t(lambda: inspect.Signature([P('a', 1), P('a', 1)])); t(lambda: inspect.Signature([P('a', 1, default=3), P('b', 1)])); print(inspect.Signature([P('a', 0), P('b', 3, annotation=int, default=3)], return_annotation=str)); print(s.replace(return_annotation=int), s.parameters['a'].replace(name='zz', default=1))
print(inspect.getfullargspec(f)); print(inspect.getfullargspec(A.m)); t(lambda: inspect.getfullargspec(3))
print(inspect.getdoc(A), inspect.getdoc(B), inspect.getdoc(B.m), inspect.getdoc(A.pr), inspect.cleandoc('  a\n    b\n   c\n\n'))
print([n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(B), inspect.isclass(A), inspect.isfunction(f), inspect.ismethod(A(1).m), inspect.isbuiltin(len), inspect.isroutine(len), inspect.ismodule(inspect), inspect.isgeneratorfunction(lambda: (yield)), inspect.isgenerator(i for i in ()), inspect.iscode(f.__code__), inspect.isabstract(A), inspect.ismethoddescriptor(str.join), inspect.isdatadescriptor(A.pr), inspect.iscoroutinefunction(f), inspect.isgetsetdescriptor(int.real), inspect.isawaitable(3), inspect.isframe(inspect.currentframe()))
def outer():
    return inspect.currentframe().f_code.co_name, inspect.stack()[0].function, inspect.stack()[1].function, [fi.lineno for fi in inspect.stack()]
print(outer())
t(lambda: inspect.getattr_static(A(1), 'pr')is A.__dict__['pr']); t(lambda: inspect.getattr_static(A, 'nope')); t(lambda: inspect.getattr_static(A, 'nope', 4)); print(inspect.unwrap(functools.wraps(f)(lambda: 0)) is f)
print(inspect.getsource(outer)); print(inspect.getsource(A.cm), inspect.getsourcelines(N), inspect.getsource(B)); print(inspect.BufferFlags.SIMPLE, inspect.BufferFlags.WRITABLE.name, repr(inspect.BufferFlags.FULL), inspect.BufferFlags(3))
gen = (i for i in range(3)); print(inspect.getgeneratorstate(gen)); next(gen); print(inspect.getgeneratorstate(gen)); list(gen); print(inspect.getgeneratorstate(gen))
def cl():
    n = 1
    def inner(): return n + len('') + zork
    return inner
print(inspect.getclosurevars(cl())); print(inspect.getcallargs(g, 1))
@functools.wraps(f)
def wr(*a, **k): pass
print(sig(wr), sig(wr, follow_wrapped=False), inspect.getmodule(f), inspect.getfile(f).rpartition('/')[2]); t(lambda: inspect.getfile(int)); t(lambda: inspect.getsource(len))
print(sig(f).format(max_width=10)); print(inspect.Parameter.empty, inspect.signature(lambda a: 0).parameters['a'].default is inspect._empty, inspect.ismethodwrapper((1).__str__))
