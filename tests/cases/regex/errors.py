# What is wrong with a pattern, and where.
import re

for pattern in ['(', ')', '[', '[]', '[^', '*', 'a**', 'a{2}{3}', '^*', '(?:', '(?', '(?P', '(?P<', '(?P<>a)', '(?P<a', '(?P<1>a)', '(?P=x)',
                '(?Px)', '(?<x', '(?q)', '(?#', r'\q', '\\', r'[\q]', r'\1', r'(\1)', r'\x1', r'\u12', r'\U00110000', r'\400', r'[\8]',
                '[b-a]', r'[\w-a]', '[a-', '(?(1)a)', '(?(0)a)', '(?(x)a)', '(?(1)a|b|c)', '(?i', '(?iz)', '(?-', '(?-a:x)', '(?i-i:x)',
                'a(?i)', '(?au)', '(?L)', '(?<=a+)b', '(?<!(a|bc))d', r'(?<=(a)\1)', 'a{3,2}', '(?P<a>)(?P<a>)', 'x\n\n(y', 'a|*', '(?P<é(>',
                rb'(?u)', rb'\u1234', b'(?P<\xe9>a)', b'\\', b'[\xe9-a]']:
    try:
        print(pattern, re.compile(pattern))
    except re.error as error:
        print(ascii(pattern), '->', error, '|', ascii(error.msg), error.pos, error.lineno, error.colno, error.pattern == pattern)
for pattern, flags in [('a', re.L), (b'a', re.U), ('a', re.A | re.U), (b'a', re.A | re.L), ('a{99999999999}', 0)]:
    try:
        print(re.compile(pattern, flags))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(re.error is re.PatternError, re.error.__module__, re.error.__mro__[1:3], re.error('text'), re.error('text', 'a\nb', 2))
