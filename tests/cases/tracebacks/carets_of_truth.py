# Which range is blamed when a truth value fails or a comparison under not, and, or, if and while does: nested, threaded, over lines.
import linecache
import sys
import traceback
class B:
    def __bool__(self): raise ValueError("b")
    def __lt__(self, o): raise ValueError("lt")
b = B()
t, f = 1, 0
for n, s in enumerate(["(b and t) and f", "(t and b) and f", "t and (b and f)", "(b or t) or f", "(b or t) and f", "(b and t) or f", "(f or b) or t", "((b and t) and f) and t", "((t and b) or f) or t", "((t and f or b) and f) or t", "not (b and t)", "not (b < 1)", "not b < 1", "x = not (b < 1) and t", "(not b) and t", "if (b and t) and f: pass", "if (b or t) and f: pass", "while not (b and t): pass", "x = t if (b and t) or f else 2", "assert (b and t) and f", "[x for x in [1] if (b and t) and x]",
   "(\n(b and\nt) and f)", "((\nb or t)\n or\nf)", "(\nnot\n(b <\n1))", "if (\n(b\nand t)\nand f\n): pass", "x = ((b and t)\nand\n(f and t))", "(\n(t and b)\n and f)", "t < b < 1 and f", "(b < 1 < 2) and f", "not (t < b < 1)", "(b and t)", "(\nb and t\n)", "(b if t else f) and t", "((b if t else f)\n and t) and f", "x = (\n  b\n  or t) and f", "return_ = [(\nb and\nt) or\nf]", "print((\nb and t) and f)", "not not b", "not not (b < 1)", "not (\nnot b)", "t and (\nnot b)", "while (b and t): break", "while (b and t) or f: break", "while not (\nb or t): break", "assert not (b and t), 1", "assert (b\nor t)\nassert 1", "x = b and b or b", "x = (b < 1) and t", "x = (b < 1) == t", "(b < 1) and (t < b)","(t < b) or f", "if (b < 1): pass", "if not (b < 1): pass", "if not (b < 1) and t: pass", "if (\nb < 1 and\nt): pass","while b < 1: pass", "x = 1 if b < 1 else 2", "x = 1 if not (\nb < 1) else 2", "assert b < 1", "assert not b < 1", "[1 for x in [1] if b < 1]", "[1 for x in [1] if not (b < 1)]"]):
    name = f"n{n}.py"; src = s + "\n"
    linecache.cache[name] = 1, None, src.splitlines(True), name
    try: exec(compile(src, name, "exec"))
    except ValueError as e:
        print("#", repr(s), file=sys.stderr)
        traceback.print_tb(e.__traceback__.tb_next)
