# f_lineno of the frames that an exception has left: where it was raised first, also behind cleanup code.
def other_except():
    try:
        1/0
    except TypeError as ex:
        pass
def in_named_except():
    try:
        1/0
    except Exception as ex:
        1/0
        pass
class Noop:
    def __enter__(self): return self
    def __exit__(self, *args): pass
def after_with():
    with Noop():
        1/0
        pass
def bare():
    try:
        1/0
    except:
        1/0
        pass
def fin():
    try:
        1/0
    finally:
        a = 1
        pass
def fin2():
    try:
        try:
            1/0
        finally:
            a = 1
            pass
    except TypeError:
        pass
def star():
    try:
        1/0
    except* TypeError as e:
        pass
def star2():
    try:
        1/0
    except* ZeroDivisionError as e:
        raise ValueError
        pass
def nested():
    with Noop():
        with Noop():
            1/0
            pass
        pass
def multi():
    try:
        1/0
    except TypeError:
        a = 1
    except (KeyError,
            ValueError):
        b = 2
    c = 3
def gen():
    try:
        yield 1
    except KeyError:
        pass
def usegen():
    g = gen()
    next(g)
    g.throw(ValueError)
def comp():
    return [1/x for x in (1, 0)]
def assertion():
    assert False, (
        1)
for f in (other_except, in_named_except, after_with, bare, fin, fin2, nested, multi, usegen, comp, assertion):
    try: f()
    except Exception as e:
        t = e.__traceback__.tb_next
        while t:
            fr = t.tb_frame
            print(f.__name__, fr.f_lineno and fr.f_lineno - fr.f_code.co_firstlineno, t.tb_lineno - fr.f_code.co_firstlineno)
            t = t.tb_next
