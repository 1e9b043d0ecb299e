import textwrap
from textwrap import *
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
L = "The quick-brown fox -- jumped over the lazy dog.  It was a super-cali-fragilistic day, wasn't it?  well-known em--dash and --option. " * 3
for w in (5, 10, 20, 33, 70, 1):
    print(wrap(L, w))
print(fill(L, 30, initial_indent='* ', subsequent_indent='  '), shorten(L, 40), shorten('hi there', 3, placeholder='..') if 0 else '')
t(lambda: wrap('a', 0)); t(lambda: shorten('hello world', 4)); t(lambda: wrap(L, 20, max_lines=2)); t(lambda: wrap('aaaaaaaaaaaaaaaaaaaaaa bb', 10, break_long_words=False)); t(lambda: wrap('a\tb\nc  d', 3, expand_tabs=False, replace_whitespace=False, drop_whitespace=False)); t(lambda: wrap('Hello there. Bye. ok', 40, fix_sentence_endings=True)); t(lambda: wrap('one-two-three', 6, break_on_hyphens=False)); t(lambda: wrap('')); t(lambda: wrap('   '))
for s in ('  a\n    b\n  c', 'a\n b', '\n\n  x\n \n  y\n', '\ta\n\tb', '  a\n\tb', '', '   ', 'x'): t(lambda: dedent(s))
t(lambda: indent('a\n\n b\n', '> ')); t(lambda: indent('a\n\nb', '> ', lambda l: True)); t(lambda: dedent(3)); t(lambda: wrap('supercalifragilistic-expialidocious', 10))
