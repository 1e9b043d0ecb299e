# Programs that CPython's grammar has a message of its own for, each with the place that it names.
sources = r'''
for x range(3): pass
for x of y: pass
1 + not 2
1 - not 2
x < not y
def f(*a, *b): pass
lambda *a, *b: 1
def f(a, /, b, /): pass
lambda a, /, b, /: 1
def f(*, a, /): pass
def f(*a, /): pass
lambda *a, /: 1
def f(a, *): pass
def f(*, **k): pass
lambda *: 1
def f(/): pass
def f(/, a): pass
lambda /: 1
def f(a, / b): pass
def f(a, * b c): pass
def f(a /, *): pass
def f(a, / *b): pass
lambda a, / *b: 1
import a from b
import a.b from c
f(*)
f(a, *)
print(*, 1)
(*)
[*]
x = *
lambda (a, b): 1
lambda a, (b, c): 1
def f((a, b)): pass
def f(a, (b)): pass
def f[](): pass
class C[]: pass
type T[] = int
(yield) = 1
x = (yield) = 1
f(*a=1)
f(**a=1)
f(a for b in c, d)
f(a, b for c in d)
f(a=b for c in d)
f(True=1)
f(a.b=1)
f(1=2)
f(a=)
f(a=, b)
f(a+b=1)
f(**k, *a)
f(**k, a)
f(a=1, 2)
f(x for x in y, 1)
class C(x for x in y): pass
import a as b.c
import a as 1
from a import b as c.d
from a import b as 1
from a import (b as f())
from a import b,
from a import
from a import *, b
import
import a,
case
match x: pass
try: pass
try: pass; x
with a as 1: pass
with a as f(): pass
with (a as b, c as 1): pass
with a, b
with open(x) as f
for f() in x: pass
for 1 in x: pass
for x, 1 in y: pass
del f()
del (a, 1)
del a + b
del *a
del (yield)
f() = 1
f() += 1
(a, b) += 1
[a] += 1
a, b += 1
1 = x
None = 1
True = 1
a = 1 = b
a if b else c = 1
a and b = 1
not a = 1
-a = 1
a < b = 1
lambda: 1 = 2
(a := 1) = 2
[a for a in b] = 1
{a for a in b} = 1
{a: b for a in b} = 1
(a for a in b) = 1
{a} = 1
{a: b} = 1
{} = 1
f"{a}" = 1
t"{a}" = 1
"a" = 1
... = 1
__debug__ = 1
await x = 1
a: int: str
(a, b): int
[a, b]: int
(a): int = 1, 2
a, b: int
1: int
f(): int
a[b]: int = 1
(a := 1)
a := 1
(a.b := 1)
(a[0] := 1)
(1 := 2)
((a, b) := 1)
(a, b := 1, 2)
x = y := 1
f(a := 1, b=2)
f(a=(b := 1), c := 2)
[a := 1 for b in c]
{a: 1, b}
{a, b: 1}
{a: }
{a: *b}
{**a: 1}
{a: **b}
{**a for b in c}
{a: b for c in d for}
{*a: b}
{1: 2, 3:}
{1:2, 3 4}
[*a for b in c]
(*a for b in c)
[**a]
(**a)
[a, b for c in d]
[a b]
(a b)
{a b}
{a b, c}
[a, b c]
f(a b)
f(a, b c)
a if b
a if b else
x = a if b else pass
x = pass if b else c
x = break if a else b
(a if b else return)
a b
print a
print "a"
exec "a"
print a, b
x = print 1
return
raise from x
raise x from
assert
assert (a, "b")
global
nonlocal x
del
pass 1
while a pass
if a pass
if a: pass else: pass
if x = 1: pass
while x = 1: pass
if (x = 1): pass
elif a: pass
else: pass
except: pass
finally: pass
def f: pass
def f()
def f() -> : pass
def f(): 
class C
class C()
class C(: pass
lambda
lambda x
lambda x=: 1
def f(a=): pass
def f(a=1, b): pass
lambda a=1, b: 1
def f(a, a): pass
lambda a, a: 1
def f(*a=1): pass
def f(**k=1): pass
lambda *a=1: 1
lambda **k=1: 1
def f(**k, a): pass
def f(**k, *a): pass
def f(**k, **l): pass
lambda **k, a: 1
def f(*, a, *b): pass
def f(a: int = ): pass
def f(a b): pass
def f(1): pass
def f(None): pass
def f("a"): pass
def f(a.b): pass
a.1
a..b
a.
a[
a[1
a(
(a
{a
a)
a]
a}
(a]
[a)
{a)
a = 1 +
a = * b
a ** = 1
a <> b
a ! b
a !
a ? b
a $ b
a ` b
a & & b
a ++
++
a++ b
1a
1_
1__0
0x
0xg
0b2
0o8
08
012
1.e
1e
1e+
1jx
0_
0b1_
1.5abc
1if 2 else 3
'a
"a
'a\
"""a
f'a
f"{a"
f"{a'"
f"{"
f"}"
f"{}"
f"{ }"
f"{!r}"
f"{:x}"
f"{=}"
f"{a!}"
f"{a!x}"
f"{a! r}"
f"{a!r x}"
f"{a!r:}"
f"{a b}"
f"{a:{b}"
f"{a:{b c}}"
f"{lambda x: 1}"
f"{*a}"
f"{**a}"
f"{yield}"
f"{a = b}"
f"{a := b}"
f"{a!r=}"
f"{a;b}"
f"{#}"
f"{a#}"
f"{'a"
f"{a:{b:{c:{d}}}}"
f"{a +}"
f"{1 2}"
f"{pass}"
f"{a}}"
f"{{a}"
f"\N{nope}"
f"\x1"
t"{a"
t"{}"
t"{!r}"
t"{:x}"
t"{=}"
t"{a!}"
t"{a!x}"
t"{a b}"
t"{lambda x: 1}"
t"{a:{b}"
t"}"
t"{a" "b"
t"a" "b"
"a" t"b"
t"a" f"b"
b"a" "b"
b"é"
"\x1"
"\u12"
"\U1234"
"\N{nope}"
"\N{"
b"\x1"
u"a" b"b"
ur"a"
bu"a"
fb"a"
match x:
 a
case 1: pass
class C[T, T]: pass
def f[T=int, U](): pass
def f[*T: int](): pass
def f[**P: int](): pass
def f[*T: (int, str)](): pass
def f[**P: (int, str)](): pass
type f() = 1
type x
type x =
type x[T] =
x = yield = 1
async def f(): yield from x
async x
async for a in b: pass
await x
[await x for a in b]
from __future__ import nope
from __future__ import braces
import __future__ as a; from __future__ import division
x = 1; from __future__ import division
except* : pass
(*a)
for x: pass
for x, y: pass
[x for x y]
[x for x, y]
{x: 1 for x}
t"{a $}"
t"{a!r b}"
t"{a!r
t"{a:b
f"{a $}"
f"{a:b
t"{a +}"
t"{*}"
f"{*}"
[x := 1 for y in z for x in w]
[(x := 1) for y in z for x in w]
[[x := 1] for y in (1, [z for x in w])]
[i for i in range(5) if (j := 0) for j in range(5)]
def f[T: [x := 1 for y in z]](): pass
def f[T: (int, (yield))](): pass
class C[T]([x := 1 for y in z]): pass
"Where "did" you"
"a"b"c"
print("He said "hello" to me")
f"a"b"c"
'''
sources = sources.strip('\n').split('\n')
blocks = r'''
if a:
b
---
if a:
    b
elif c:
d
---
if a:
    b
else:
c
---
while a:
b
---
while a:
    b
else:
c
---
for a in b:
c
---
for a in b:
    c
else:
d
---
with a:
b
---
with (a as b):
c
---
try:
a
---
try:
    a
except:
b
---
try:
    a
except E:
b
---
try:
    a
except E as e:
b
---
try:
    a
except* E:
b
---
try:
    a
finally:
b
---
try:
    a
except E:
    b
else:
c
---
def f():
a
---
class C:
a
---
class C(D):
a
---
match a:
b
---
match a:
    case 1:
    b
---
match a
    case 1: b
---
match a:
    case 1
        b
---
match a:
    case x.y as 1: pass
---
match a:
    case x as _: pass
---
match a:
    case x as y.z: pass
---
match a:
    case x as f(): pass
---
match a:
    case C(a=1, 2): pass
---
match a:
    case C(a=1, a=2): pass
---
match a:
    case {1: a, 1: b}: pass
---
match a:
    case {a: b}: pass
---
match a:
    case {**a, 1: b}: pass
---
match a:
    case {**a, **b}: pass
---
match a:
    case [*a, *b]: pass
---
match a:
    case x: pass
    case y: pass
---
match a:
    case _: pass
    case y: pass
---
match a:
    case x | y: pass
---
match a:
    case (1 as x) | 2: pass
---
match a:
    case [x, x]: pass
---
match a:
    case 1 + 2: pass
---
match a:
    case -x: pass
---
match a:
    case 1j + 1: pass
---
match a:
    case f"x": pass
---
match a:
    case a.b(): pass
    case {**_}: pass
---
try:
    a
except A, B:
    pass
---
try:
    a
except A, B as c:
    pass
---
try:
    a
except* A, B as c:
    pass
---
try:
    a
except:
    pass
except A:
    pass
---
try:
    a
except*:
    pass
---
try:
    a
except A:
    pass
except* B:
    pass
---
try:
    a
except* A:
    pass
except B:
    pass
---
try:
    a
except A as b.c:
    pass
---
try:
    a
except A as f():
    pass
---
try:
    a
except* A as 1:
    pass
---
try:
    a
except A
    pass
---
try:
    a
except
    pass
---
try:
    a
b
---
try
    a
---
if a
    b
---
if a:
    b
elif c
    d
---
if a:
    b
else
    c
---
else:
    c
---
while a
    b
---
for a in b
    c
---
for a
    c
---
with a
    b
---
with a as b
    c
---
class C
    a
---
def f()
    a
---
def f() -> int
    a
---
  a
---
a
  b
---
if a:
    b
  c
---
if a:
	b
        c
---
if a:
        b
	c
---
def f():
    global x
    x: int
---
def f():
    x = 1
    global x
---
def f(x):
    global x
---
def f():
    x
    nonlocal x
---
def f():
    nonlocal x
---
def f():
    global x
    nonlocal x
---
x = 1
global x
---
def f():
    x: int
    nonlocal x
---
class C:
    nonlocal x
---
def f():
    print(x)
    global x
---
def f(x):
    def g():
        nonlocal x
        x: int
---
def f():
    return
    yield
class A:
    return
---
class A:
    yield
---
class A:
    await x
---
yield
---
yield from x
---
return 1
---
break
---
continue
---
def f():
    break
---
while a:
    def f():
        continue
---
if a:
    break
---
[x := 1 for x in y]
---
[[x := 1 for z in y] for x in y]
---
[1 for x in (y := 1)]
---
class C:
    [x := 1 for y in z]
---
[(yield) for x in y]
---
{(yield) for x in y}
---
{(yield): 1 for x in y}
---
((yield) for x in y)
---
[x async for x in y]
---
async def f():
    def g():
        [x async for x in y]
---
async def f():
    yield 1
    return 2
---
def f():
    async with a: pass
---
def f():
    async for a in b: pass
---
def f():
    await x
---
def f[T](x: (yield)): pass
---
def f(x: (y := 1)): pass
---
def f[T: (yield)](): pass
---
def f[T: (x := 1)](): pass
---
def f[T = (yield)](): pass
---
type X = (yield)
---
type X = (y := 1)
---
type X = [y := 1 for z in w]
---
class C[T](x := 1): pass
---
class C[T]((yield)): pass
---
def f[T: (await x)](): pass
---
def f[*T = (yield)](): pass
---
def f[**T = (yield)](): pass
---
x: (yield) = 1
---
def f() -> (yield): pass
---
def f[T]():
    nonlocal T
---
class C[T]:
    nonlocal T
---
def f(__debug__): pass
---
del __debug__
---
import __debug__
---
x.__debug__ = 1
---
f(__debug__=1)
---
def __debug__(): pass
---
for __debug__ in x: pass
---
f(a=1, a=2)
---
a, *b, *c = d
---
*a = b
---
*a
---
*a, *b = c, = d
---
[*a, *b] = c
---
for *a in b: pass
---
x = *a
---
del *a
---
return *a
---
f(**a, **b)(c for d in e, f)
---
(a, b): int = 1
---
x = (
a
b
)
---
x = {
'a': 1
'b': 2
}
---
x = [
1
2
]
---
f(
a=1
b=2
)
---
x = (1,
y = 2
---
x = {1: 2
y = 3
---
def f(
a
---
"""
a
---
x = 'a
b'
---
x = f@@@
{a
@@@
---
x = f"{a
}"
---
x = f'{a:
}'
---
a \
---
a \ b
---
a = 1 \x
---
while 1:
    try: pass
    finally: continue
---
def f():
    try: pass
    finally: return
---
assert (1, 'a')
---
1 is 1
---
'a' is not b
---
() is a
---
1()
---
'a'()
---
[1][1, 2]
---
[1]['a']
---
(1)(2)
---
{}()
---
f''()
---
[1](2)
---
None[1]
---
(lambda: 1)[1]
---
'\d'
---
b'\d'
---
'\777'
---
f'\d{a}'
---
1if a else b
---
0x1for x in y
---
1or 2
---
1_000and 2
'''
blocks = blocks.replace('@@@', "'''").strip('\n').split('\n---\n')
import warnings


def try_to_compile(source, mode):
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter('always')
            compile(source, 'file', mode)
        print('  compiles', *(f'{each.category.__name__}: {each.message}, line {each.lineno}' for each in told))
    except SyntaxError as error:
        print(f'  {type(error).__name__}: {error.msg} {error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset} {error.text!r}')


for source in sources + blocks:
    print(repr(source))
    try_to_compile(source, 'exec')
for source in ('a; b', 'a\nb', 'def f(): pass\nb', 'if a: b\n', '', '\n', '# a', 'a = 1', '1 +', 'a b', '(', 'pass; pass\n', 'x = 1\n\ny = 2'):
    for mode in ('single', 'eval'):
        print(repr(source), mode)
        try_to_compile(source, mode)
for deep in ('(' * 250 + ')' * 250, '[' * 250 + ']' * 250, '-' * 300 + '1', 'if a:\n' + ''.join(' ' * i + 'if a:\n' for i in range(1, 105)) + ' ' * 105 + 'b',
             ''.join(' ' * i + 'while a:\n' for i in range(25)) + ' ' * 25 + 'b'):
    print(len(deep))
    try_to_compile(deep, 'exec')
