# Greedy, lazy and possessive repeats, groups in them, and what backtracking leaves in the groups.
import re

tests = [
    (r'a*?b', 'aab'), (r'(a+)(a*)', 'aaa'), (r'(a+?)(a*)', 'aaa'), (r'a++a', 'aaa'), (r'(?>a+)b', 'aab'),
    (r'(?:(a)|b)*', 'abab'), (r'(?:(a)|(b))*', 'ab'), (r'(a|ab)(c|bcd)(d*)', 'abcd'), (r'((a)|b){2,3}?$', 'aba'),
    (r'(?:a|ab){2}+', 'aba'), (r'(?:ab?)*+b', 'abab'), (r'()*', 'x'), (r'(?:a*)*b', 'aab'), (r'(?:|a)+', 'aaa'),
    (r'(a?)*?b', 'aab'), (r'x{,2}', 'xxx'), (r'x{2', 'x{2'), (r'x{}', 'x{}'), (r'(a)|(b)|(c)', 'c'), (r'(?:(?:a){2}){2}', 'aaaaa'),
    (r'(a)?(?(1)b|c)', 'ab'), (r'(a)?(?(1)b|c)', 'c'), (r'((?(1)a|b))*', 'ba'), (r'(?P<q>[\'"]).*?(?P=q)', '"it\'s"'),
    (r'(\w)(\w)?\1', 'aba'), (r'(?=(\w+))\1:', 'abc:'), (r'(?<=a)b', 'ab'), (r'(?<!a)b', 'cb'), (r'(?<=(a)(b))c', 'abc'),
    (r'(?!a(b))ac', 'ac'), (r'^b$', 'a\nb\n'), (r'(?m:^)b(?m:$)', 'a\nb\nc'), (r'a\Z', 'a\n'), (r'a\z', 'a'), (r'a$', 'a\n'),
]
for pattern, text in tests:
    found = re.search(pattern, text)
    print(pattern, found and (found.regs, found.groups(), found.lastindex, found.lastgroup))
