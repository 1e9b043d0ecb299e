# Replacement texts: groups, escapes and their errors; functions; counts.
import re

print(re.sub('(a)(b)?', r'[\2\1]', 'abxa'), re.sub('(?P<n>.)', r'\g<n>\g<1>\g<0>', 'ab'))
print(ascii(re.sub('a', r'\n\t\\\.\0\101\07', 'a')), re.sub(b'(.)', rb'<\1>', b'ab'), re.subn('b*', '-', 'abc'), re.sub('x*', '-', 'axb'))
print(re.sub('.', lambda m: m[0] * 2, 'abc'), re.sub('.', lambda m: None, 'abc'), re.sub('a', 'b', 'aaaa', count=2), re.subn('q', 'b', 'aa'))
for template in [r'\3', r'\g<3>', r'\g<x>', r'\g<', r'\g', r'\g<>', r'\g<a', r'\g<1a>', r'\q', '\\', r'\400', r'\g<-1>', r'\g<+1>', b'a', 5, []]:
    try:
        print(ascii(re.sub('(a)(?P<n>b)?', template, 'xax')))
    except Exception as error:
        print(ascii(template), type(error).__name__, error)
match = re.match('(?P<first>a)(b)?', 'ab')
print(match.expand(r'\g<first>-\2'), re.match('(a)|b', 'b').expand(r'<\1>'))
print(re.split('(x)|,', 'a,bxc'), re.split('x*', 'axbc'), re.split(',', 'a,b,c', maxsplit=1), re.split(b':', b'a:b'))
