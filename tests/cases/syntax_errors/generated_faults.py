# Statements broken at random: tokens lost, added, exchanged and mistyped.
# argv: 8
import re
import sys
import traceback
import warnings

warnings.simplefilter("ignore")
state = [int(sys.argv[1])]
def rnd(n):
    state[0] = (state[0] * 1103515245 + 12345) & 0x7fffffff
    return (state[0] >> 8) % n
def pick(seq): return seq[rnd(len(seq))]
base = ["for x in range(3):\n    print(x)\nelse:\n    pass", "while True:\n    break", "def f(a, b=1, *c, d, **e):\n    return a + b", "class A(B, metaclass=M):\n    x: int = 1\n    def f(self): yield 1",
 "try:\n    raise ValueError from None\nexcept (A, B) as e:\n    pass\nfinally:\n    pass", "with open(x) as f, y as z:\n    del f[0], z.a", "from a.b import c as d, e\nimport q.w as r", "x = [i for i in y if i not in z and not i is None or lambda: 1]",
 "match x:\n    case [1, *r] if r: pass\n    case {'a': b, **c}: pass\n    case A(x=1) | None: pass", "assert x, f'{a!r:>{w}} {b}'", "global q; nonlocal w", "if a if b else c:\n    x += 1\nelif not z:\n    pass\nelse:\n    y = (yield)", "@dec(1)\ndef g[T: int](x: T) -> T: return x", "type X[T] = list[T]", "print('a' 'b', *c, **d, e=f)", "async def f():\n    await x", "a, *b = c = d[1:2, ...]", "x = {1: 2, **a, 'b': {3, 4}}; y = 1 if z else 2"]
words = "for in while if else elif def class return yield import from as try except finally with not and or is lambda pass break continue del raise assert global nonlocal match case type async await None True = == := ( ) [ ] { } : , . * ** + - 'a' 1 x \n @ -> ; ! f'{x}' 0x 1_ \\ ? $".split(" ")
tok = re.compile(r"\s+|\w+|'[^']*'|.", re.S)
def typo(w):
    if len(w) < 3: return w
    i = rnd(len(w) - 1)
    k = rnd(4)
    if k == 0: return w[:i] + w[i+1:]
    if k == 1: return w[:i] + w[i+1] + w[i] + w[i+2:]
    if k == 2: return w[:i] + w[i] + w[i:]
    return w[:i] + pick("aeirst") + w[i+1:]
for number in range(900):
    t = tok.findall(pick(base))
    for _ in range(1 + rnd(2)):
        i = rnd(len(t)); k = rnd(7)
        if k == 0: del t[i]
        elif k == 1: t.insert(i, " " + pick(words) + " ")
        elif k == 2: t[i] = pick(words)
        elif k == 3: j = rnd(len(t)); t[i], t[j] = t[j], t[i]
        else: t[i] = typo(t[i])
        if not t: t = ["x"]
    s = "".join(t)
    try: compile(s, "no_file.py", "exec")
    except SyntaxError as e:
        if number > 800 or number % 6 == 0: print("==", number, repr(s))
        else: continue
        try: print("".join(traceback.format_exception(e.with_traceback(None))))
        except RecursionError: print("rec")
    except Exception as e: print("==", number, repr(s), type(e), e)
