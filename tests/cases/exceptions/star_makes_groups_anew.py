# What except* lets through is a group made anew, with its context suppressed.
def g(): return ExceptionGroup('a', [ExceptionGroup('b', [ValueError(1), TypeError(2)]), KeyError(3), ValueError(4)])
def show(e, o): print(repr(e)[:30], e is o, e.__suppress_context__, [x is y for x, y in zip(e.exceptions, o.exceptions)])
for name, src in dict(one='except* OSError: pass', one_r='except* OSError: raise', two='except* OSError: pass\n    except* EOFError: pass', two_r='except* OSError: raise\n    except* EOFError: raise', fin='except* OSError: pass\n    finally: pass', el='except* OSError: pass\n    else: pass', all='except* Exception: raise', val='except* ValueError: raise', three='except* OSError: pass\n    except* EOFError: pass\n    except* BufferError: pass', named='except* OSError as q: pass\n    except* EOFError as r: pass').items():
    for mk in (g, lambda: ExceptionGroup('f', [ValueError(1), KeyError(2)]), lambda: ExceptionGroup('h', [ExceptionGroup('k', [ValueError(5)])])):
        ns = {}
        exec(f'def f(o):\n    try: raise o\n    {src}', ns)
        o = mk()
        try: ns['f'](o)
        except BaseException as e: print(name, end=' '); show(e, o)
