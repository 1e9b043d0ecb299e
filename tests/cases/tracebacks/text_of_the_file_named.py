# compile() in the name of a file: a SyntaxError shows that file's line, as far as there is one, not the source's.
import traceback

sources = ["x = $", "x = 'abc", "x = (1", "\tx\n  y\n", "if 1:\n\tx\n        y", "x = 1__0", "x = '''a", ")", "1 = x", "if 1:\nx", "é = ü $", "x = 0777",
           "print x", "return 1", "x: int; global x", "def f(a, a): pass", "break", "éé = 1 1", "import a.b as c.d", r"'\N{zzz}'", "b'é'", "f'{a b}'", "f'{'",
           "x = \\ 1", "def f():\n    nonlocal zz", "[x := 1 for x in y]", "from __future__ import braces", "*a", "(yield)", "class C:\n yield 1",
           "\n" * 60 + "x = $", "\n" * 60 + "return 1"]
for mode in "exec", "eval", "single":
    for source in sources:
        for name in __file__, "no_file.py", "<string>":
            try:
                compile(source, name, mode)
            except SyntaxError as error:
                print(mode, ascii(source), ascii(error.args))
                traceback.print_exc(limit=0)
