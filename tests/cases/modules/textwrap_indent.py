import textwrap

for text in ('  a\n   b\n\n  c\n', '\ta\n  b', ' \n  x\n \t\n  y', 'no\n  margin', '', '   ', '  \ta\n  \tb', '  a\r\n  b'):
    print(repr(textwrap.dedent(text)), repr(textwrap.indent(text, '> ')), repr(textwrap.indent(text, '> ', lambda line: True)))
try:
    textwrap.dedent(5)
except TypeError as error:
    print(error)
