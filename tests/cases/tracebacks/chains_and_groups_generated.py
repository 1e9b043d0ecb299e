# Generated graphs of causes, contexts, groups and notes, in circles too, shown with every limit.
# argv: 5
import sys
import traceback

state = [int(sys.argv[1])]
def rnd(n):
    state[0] = (state[0] * 1103515245 + 12345) & 0x7fffffff
    return (state[0] >> 8) % n
def pick(seq): return seq[rnd(len(seq))]
def r0(e):
    try: raise e
    except BaseException as x: return x
def deep(e, n):
    if n: deep(e, n - 1)
    raise e
def r1(e):
    try: deep(e, rnd(7))
    except BaseException as x: return x
for number in range(25):
    pool = []
    for i in range(2 + rnd(6)):
        k = rnd(8)
        if k < 4: e = pick([ValueError, KeyError, OSError, SyntaxError])(pick(["m", "", "a\nb", "日本", 5]))
        elif k < 7 and pool: e = ExceptionGroup(pick(["g", "g\nh", "é"]), [pick(pool) for _ in range(1 + rnd(4))] if rnd(9) else [pick(pool)] * 17)
        elif k == 7: e = SyntaxError("bad", ("f.py", 1 + rnd(3), rnd(5), "abc def\n", 1 + rnd(3), rnd(9)))
        else: e = ValueError(i)
        for _ in range(rnd(3)):
            if rnd(3) == 0: e.add_note(pick(["n", "n\nm", ""]))
        k = rnd(4)
        if k == 0: e = r0(e)
        if k == 1: e = r1(e)
        pool.append(e)
    for _ in range(rnd(8)):
        a, b = pick(pool), pick(pool)
        k = rnd(4)
        if k == 0: a.__cause__ = b
        elif k == 1: a.__context__ = b
        elif k == 2: a.__suppress_context__ = bool(rnd(2))
        else: a.__context__ = b
    top = pool[-1]
    print("==", number)
    try:
        print("".join(traceback.format_exception(top)))
        te = traceback.TracebackException.from_exception(top, max_group_width=1 + rnd(4), max_group_depth=rnd(4), limit=pick([None, 0, 1, -1, 3]))
        te.print(chain=rnd(4) > 0)
        print("".join(te.format_exception_only(show_group=True)))
        print("".join(traceback.format_exception_only(top, show_group=True)))
        te2 = traceback.TracebackException.from_exception(top, compact=True)
        print("".join(te2.format()) == "".join(traceback.format_exception(top)), te == te2, te == traceback.TracebackException.from_exception(top))
    except RecursionError as e: print("rec")
