# "Did you mean 'while'?" for mistyped keywords in sources that exec, compile, eval and import are given, and where there is no hint.
import traceback

sources = r'''
whille True: pass
fro x in y: pass
for x im y: pass
for x of y: pass
forr x in y: pass
imprt sys
import sys sa system
frm sys import path
from sys imort path
from sys import path az p
deff f(): pass
def f(x): retrun x
def f(x): retun x
def f(x): yeild x
clss A: pass
classs A: pass
iff x: pass
if x: pss
elf x: pass
x = 1 iff y else 2
x = 1 if y esle 2
x = nott y
x = y annd z
x = y orr z
x iss y
x nt in y
x not inn y
lamda x: x
f = lamba x: x
wiht x as y: pass
with x sa y: pass
tyr: pass
try: pass; exept: pass
raisee ValueError
raise ValueError form None
assrt x
asert x, y
delete x
dell x
globl x
gloabl x
nonlcal x
brek now
contine loop
assync def f(): pass
awit x
x = [i fro i in y]
x = [i for i inn y]
x = [i for i in y iff i]
x = {i: j fr i, j in y}
x = (i for i in y fi i)
print hello
hello world
a b c d e
one two three four five six seven eight nine ten eleven whille x: pass
matchh x: pass
x = 5 y
x = Non e
x = f(a b)
x = [1 2]
f(x fro x in y)
caße x: pass
WHILE x: pass
While x: pass
TRUE x
def def f(): pass
'''.strip().splitlines()

blocks = [
    "def f():\n  x = 1\n  retrun x",
    "if 1:\n    pss\n    retrun 5\n",
    "x = 1\n\n\nfoo baar\nfoor i in x: pass\n",
    "foor i in x: pass\n",
    "if x:\n    pass\nesle:\n    pass\n",
    "if x:\n    pass\nelfi y:\n    pass\n",
    "try:\n    pass\nexpect ValueError:\n    pass\n",
    "try:\n    pass\nfinaly:\n    pass\n",
    "class A:\n    deff f(self):\n        pass\n",
    "x = [\n  1,\n  2 3,\n  4]\n",
    "x = (a\n     annd b)\n",
    "# a comment\n'''text\nof lines'''\nwhille x:\n    pass\n",
    "x = 'é日本'; whille x: pass\n",
    "\twhille x: pass\n",
    "a = 1\r\nwhille x: pass\r\n",
    "pass\n" * 300 + "whille x: pass",
    "f'{x fro}'\n",
    "while x:\n    brek 1\n",
    "def f():\n    whille x:\n        pass\n    return 1\n",
]

for source in sources + blocks:
    try:
        exec(source)
    except SyntaxError:
        traceback.print_exc(limit=0)
    except Exception as error:
        print(source, error)

for source in ["1 iff 2 else 3", "  lamda: 1", "x nt in y", "[x fro x in y]"]:
    try:
        eval(source)
    except SyntaxError as error:
        traceback.print_exc(limit=0)
        print(error._metadata, error.args)

for source in ["whille x: pass", "x = 1\nretrun x", "retrun 1", "return 1", "x = $"]:
    for kind in "exec", "single":
        try:
            compile(source.encode(), "no_file.py", kind)
        except SyntaxError as error:
            traceback.print_exc(limit=0)
            print(error._metadata, error.args)
