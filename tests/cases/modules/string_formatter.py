import _string
for s in ('a{b!r:c}d', '{', '}', 'a{{b}}', '{a', '{a!', '{a!r', '{a!rx}', '{a:{b}', '{[a}]}', '{a:b}}', '{a[b]c}','{0.}', '{0[}', 'x{', 'x}', '{a{b}}','{!}', '{a!r}'):
    try: print(s, list(_string.formatter_parser(s)))
    except Exception as e: print(s, type(e), e)
for s in ('a.b[c]', '0.a', '', '.a', 'a.', 'a[1]', 'a[', 'a[1]x', 'a..b', 'a[]', '123', '99999999999', '[0]', '-1', 'a[-1]'):
    try: f, r = _string.formatter_field_name_split(s); print(s, repr(f), list(r))
    except Exception as e: print(s, type(e), e)
import string
print(string.capwords('hello  world foo'), string.capwords('a-b', '-'), string.printable)
print(string.Formatter().format('{0} {a!r:>10} {1[k]} {2.real:{w}}', 1, {'k': 2}, 3, a='x', w=5), string.Formatter().format('{} {}', 1, 2))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: string.Formatter().format('{} {0}', 1, 2))
t(lambda: string.Formatter().format('{0} {}', 1, 2))
t(lambda: string.Formatter().format('{a}'))
t(lambda: string.Formatter().format('{0!z}', 1))
