def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import contextlib, io
@contextlib.contextmanager
def cm(x):
    "doc"
    print('in')
    try: yield x
    finally: print('out')
print(cm.__name__, cm.__doc__, cm.__wrapped__ is not None)
@cm(1)
def f(): print('f')
f(); f()
with contextlib.ExitStack() as st:
    print(st.enter_context(cm(5)))
    st.callback(print, 'cb', sep='-')
    st.push(lambda *a: print(a[0]) or True)
    raise ValueError
@contextlib.contextmanager
def bad():
    if 0: yield
t(lambda: bad().__enter__())
@contextlib.contextmanager
def bad():
    try: yield 1
    except ZeroDivisionError: pass
    yield 2
try:
    with bad(): pass
except RuntimeError as e: print(e)
try:
    with bad(): 1/0
except RuntimeError as e: print(e, repr(e.__context__))
try:
    with contextlib.suppress(ValueError): raise ExceptionGroup('x', [ValueError(1), KeyError(2)])
except* KeyError as e: print(repr(e))
o = io.StringIO()
with contextlib.redirect_stdout(o): print('hi')
print(o.getvalue(), contextlib.nullcontext(4).__enter__())
t(lambda: contextlib.ExitStack().enter_context(3))
try:
    with contextlib.ExitStack() as st:
        st.callback(lambda: 1/0)
        raise KeyError('a')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__), e.__context__.__context__)
