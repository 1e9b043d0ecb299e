# Generated statements, laid out at random over lines with comments, tabs and wide characters: each operation of them fails once.
# argv: 7 60
import linecache
import sys
import traceback

state = [int(sys.argv[1])]
def rnd(n):
    state[0] = (state[0] * 1103515245 + 12345) & 0x7fffffff
    return (state[0] >> 8) % n
def pick(seq): return seq[rnd(len(seq))]
left = [0]
def hit():
    left[0] -= 1
    if left[0] == 0: raise ValueError("hit")
class B:
    def op(self, *a, **k): hit(); return self
    __add__ = __sub__ = __mul__ = __truediv__ = __floordiv__ = __mod__ = __pow__ = __matmul__ = __lshift__ = __rshift__ = __and__ = __or__ = __xor__ = op
    __radd__ = __rsub__ = __rmul__ = __rtruediv__ = op
    __neg__ = __pos__ = __invert__ = __getitem__ = __call__ = op
    __iadd__ = __isub__ = __imul__ = __ior__ = op
    __lt__ = __gt__ = __le__ = __ge__ = __eq__ = __ne__ = op
    __enter__ = op
    def __exit__(self, *a): hit()
    def __hash__(self): hit(); return 1
    def __bool__(self): hit(); return True
    def __contains__(self, x): hit(); return True
    def __iter__(self): hit(); return iter([self])
    def __getattr__(self, n):
        if n[:2] == "__": raise AttributeError(n)
        hit(); return self
    def __setitem__(self, k, v): hit()
    def __delitem__(self, k): hit()
    def __setattr__(self, k, v): hit()
    def __delattr__(self, k): hit()
    def __format__(self, s): hit(); return "f"
    def __repr__(self): hit(); return "r"
    def keys(self): hit(); return ["k"]
depth = [0]
def ws():
    r = rnd(12)
    if r < 7: return ""
    if r < 9: return " "
    if r == 9: return "  "
    if depth[0] > 0:
        return pick(["\n", "\n    ", " # c + (x\n  ", "\n\n", " \n\t", "\n"])
    return pick([" ", "", " \\\n  "])
def sp():
    w = ws()
    return w if w else " "
def inb(f):
    depth[0] += 1
    try: return ws() + f() + ws()
    finally: depth[0] -= 1
def atom(): return pick(["a", "b", "a", "名", "é", "longer_name", "(a)", "a", "'é日'", "1"])
def expr(d):
    if d <= 0: return atom()
    r = rnd(26)
    e = lambda: expr(d - 1 - rnd(2))
    p = lambda: "(" + inb(e) + ")"
    o = lambda: e() if rnd(2) else p()
    if r < 5: return o() + ws() + pick("+ - * / // % ** @ << >> & | ^".split()) + ws() + p()
    if r == 5: return pick(["-", "+", "~", "not "]) + ws().replace("\n", " ").replace("\\", "") .split("#")[0]+ p()
    if r < 8: return p() + ws() + pick(["<", ">", "==", "!=", " in ", " is not ", " not in "]) + ws() + p() + (ws() + "<" + p() if rnd(3) == 0 else "")
    if r < 11: return p() + ws() + "(" + inb(lambda: ("," + ws()).join([e() for _ in range(rnd(3))])) + ")"
    if r == 11: return "a" + ws() + "(" + inb(lambda: "*" + p() + ", k=" + e() + ", **" + p()) + ")"
    if r < 14: return p() + ws() + "[" + inb(e) + "]"
    if r == 14: return "a[" + inb(lambda: e() + ":" + e()) + "]"
    if r < 17: return p() + ws() + "." + ws() + pick(["x", "名前", "yy"])
    if r == 17: return "f\"{" + inb(lambda: p()) + pick(["", "!r", ":>5", "="]) + "} é {" + inb(lambda: p()) + "}\""
    if r == 18: return "[" + inb(lambda: p() + " for b in " + p() + (" if " + p() if rnd(2) else "")) + "]"
    if r == 19: return "{" + inb(lambda: e() + ": " + e() + ", **" + p()) + "}"
    if r == 20: return "(lambda b=" + e() + ": " + e() + ")(" + inb(e) + ")"
    if r == 21: return "(" + inb(lambda: p() + " if " + p() + " else " + p()) + ")"
    if r == 22: return p() + pick([" and ", " or "]) + p()
    if r == 23: return "(w := " + inb(e) + ")"
    if r == 24: return "list(" + inb(lambda: e() + " for b in " + p()) + ")"
    return "{" + inb(lambda: e() + ", *" + p()) + "}"
def stmt():
    r = rnd(22)
    e = lambda: expr(3)
    if r < 6: return e()
    if r < 8: return pick(["x", "a.q", "a[1]", "x, *y", "x = z", "(x,\n y)", "a[x:=1]"]) + " = " + e()
    if r == 8: return pick(["a", "a.q", "a[1]"]) + pick([" += ", " -= ", " |= "]) + e()
    if r == 9: return "if " + e() + ":\n    pass"
    if r == 10: return "while " + e() + ": break"
    if r == 11: return "for x in " + e() + ":\n  x.q"
    if r == 12: return "with " + e() + " as x, " + e() + ":\n   " + e()
    if r == 13: return "assert " + e() + ", " + e()
    if r == 14: return "def f():\n        return " + e() + "\nf()"
    if r == 15: return "@a\n@" + "a(" + inb(e) + ")\ndef f(q=(" + inb(e) + ")): pass"
    if r == 16: return "class C(" + inb(lambda: "*[]") + "):\n    x = " + e() + "\n    y = a.z"
    if r == 17: return "del a[" + inb(e) + "], a.q"
    if r == 18: return "raise ValueError(" + inb(e) + ") from " + e()
    if r == 19: return "match " + e() + ":\n  case " + pick(["1", "a.q", "[x, *_]", "{'k': v}"]) + " if " + e() + ":\n     pass"
    if r == 20: return "if 1: x = 1; " + e() + "; y = 2"
    return "try:\n    " + e() + "\nfinally:\n    " + e()
n = 0
for number in range(int(sys.argv[2])):
    source = stmt() + "\n"
    name = f"s{number}.py"
    try: code = compile(source, name, "exec")
    except SyntaxError as e:
        continue
    linecache.cache[name] = len(source), None, source.splitlines(True), name
    for k in range(1, 8):
        ns = {}
        for v in "a", "b", "名", "é", "longer_name": ns[v] = B()
        left[0] = k
        try: exec(code, ns)
        except Exception as e:
            left[0] = 0
            n += 1
            print(f"== {number} {k}", file=sys.stderr)
            tb = e.__traceback__.tb_next
            while tb and tb.tb_frame.f_code.co_filename != name: tb = tb.tb_next
            last = tb
            while last.tb_next and last.tb_next.tb_frame.f_code.co_filename == name: last = last.tb_next
            last.tb_next = None
            e.__context__ = e.__cause__ = None
            traceback.print_exception(type(e), e, tb)
        else:
            left[0] = 0; break
        left[0] = 0
print(n)
