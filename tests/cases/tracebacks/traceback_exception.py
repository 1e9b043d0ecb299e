# TracebackException: what it captures, its texts with and without chain, limits, groups wider and deeper than wanted.
import traceback, sys
print(traceback.format_exception(ValueError('x')))
t = traceback.TracebackException.from_exception(ValueError('x'))
print(list(t.format()), t.stack)
def f():
    x = 12
    try: 1/0
    except Exception as e:
        raise KeyError('a') from e
try: f()
except Exception as e:
    e.add_note('hello')
    t = traceback.TracebackException.from_exception(e, capture_locals=True)
    
    print([x for x in t.format() if "object at" not in x])
    pass
    print([repr(s) for s in t.stack])
    print(list(t.format_exception_only()), t._str, t.exc_type_str)
    print([ (k, getattr(t.stack[0],k)) for k in ('lineno','end_lineno','colno','end_colno','line','name')])
g = ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError(2)])])
t = traceback.TracebackException.from_exception(g)
print(list(t.format_exception_only(show_group=True)))
print([x for x in t.format() if "object at" not in x])
try: compile('a b', 'x', 'exec')
except SyntaxError as e:
    t = traceback.TracebackException.from_exception(e)
    
    print(list(t.format_exception_only()))
try: compile('a b', 'x', 'exec')
except SyntaxError as e:
    t = traceback.TracebackException.from_exception(e, compact=True, save_exc_type=False)
    
def deep(n):
    try:
        1/0
    except Exception:
        if n: deep(n-1)
        raise
try: deep(4)
except Exception as e:
    tb = e
for lim in (None, 0, 1, -1, 2):
    t = traceback.TracebackException.from_exception(tb, limit=lim)
    print(lim, list(t.format()))
    assert list(t.format()) == traceback.format_exception(tb, limit=lim)
def group(n, w):
    try:
        subs = []
        for i in range(w):
            try: 1/0 if i % 2 else [][1]
            except Exception as e: subs.append(e)
        if n: subs.append(group(n-1, w))
        raise ExceptionGroup('g%d' % n, subs)
    except Exception as e:
        e.add_note('note\nmore %d' % n)
        return e
for n, w in ((0,1),(1,2),(2,1),(12,1),(0,20)):
    e = group(n, w)
    try: raise KeyError from e
    except KeyError as k:
        for x in (e, k, ExceptionGroup('x', [k, ValueError(2)]), ExceptionGroup('x', [ValueError(2), k])):
            t = traceback.TracebackException.from_exception(x)
            assert list(t.format()) == traceback.format_exception(x)
            t.print(file=sys.stdout)
            for kw in ({'max_group_width':1},{'max_group_depth':1},{'max_group_width':0},{'max_group_depth':0}):
                traceback.TracebackException.from_exception(x, **kw).print(file=sys.stdout)
