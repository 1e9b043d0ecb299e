import re

p = re.compile(r'(?i)(?P<word>\w+)\s(\d)', re.M)
print(p, p.flags, p.groups, p.groupindex, p.pattern, re.compile('a'), re.compile(b'\'"', re.X | re.S), re.compile('x', re.A))
print(re.compile('a' * 250), len(repr(re.compile('a' * 250))))
print(p == re.compile(p.pattern, re.M), p == re.compile(p.pattern), re.compile('a') == re.compile(b'a'), hash(p) == hash(re.compile(p.pattern, re.M)))
print(re.compile('a') is re.compile('a'), re.compile(p) is p, p.__copy__() is p, re.Pattern[str], re.Match[bytes])
re.purge()
for call in (lambda: re.compile(p, re.I), lambda: re.compile(5), lambda: re.compile('a', 'i'), lambda: re.match('a', b'a'),
             lambda: re.match(b'a', 'a'), lambda: re.search('a', 5), lambda: p.match(), lambda: p.sub('a'), lambda: p.search('a', 'b'),
             lambda: setattr(p, 'flags', 1), lambda: setattr(p, 'groupindex', 1), lambda: p < p, lambda: type(p)('a')):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
scanner = re.compile(r'(\d)|\s').scanner('1 2x3')
print(scanner.pattern, type(scanner).__name__)
print([scanner.match() for i in range(5)])
scanner = re.compile(r'\d').scanner('1 2x3', 1)
print([scanner.search() for i in range(4)], [m.span() for m in re.finditer('b|', 'abc')], type(re.finditer('a', '')).__name__)
print(re.escape('a.b*[c]\n-é~&#'), re.escape(b'a.b\xff '))
