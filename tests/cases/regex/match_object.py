import re

m = re.compile(r'(?P<a>\d)(?P<b>\w)?(c)').search('..1bc..', 1, 6)
print(m, m.re, m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs, m.regs is m.regs)
print(m.group(), m.group(0), m.group(1, 'b'), m['a'], m[2], m.groups(), m.groupdict(), m.start(), m.end('a'), m.span(3))
m = re.match('(?P<x>a)|(?P<y>b)', 'b')
print(m.groups('?'), m.groupdict('?'), m.groups(), m.span('x'), m.start(1), m.lastindex, m.lastgroup)
for name in (3, -1, 'z', None, 1.5, 10**20):
    try:
        print(m.group(name))
    except IndexError as error:
        print('IndexError', error)
print(m.__copy__() is m, m.__deepcopy__({}) is m, bool(m), m == m, re.match('', '') == re.match('', ''))
for change in ('string', 'pos', 'lastindex', 'regs'):
    try:
        setattr(m, change, 1)
    except AttributeError as error:
        print(error)
try:
    type(m)()
except TypeError as error:
    print(error)


class Text(str):
    pass


found = re.search('b', Text('abc'))
print(type(found.string).__name__, type(found[0]).__name__, type(re.sub('x', 'y', Text('abc'))).__name__)
data = bytearray(b'hello world')
found = re.search(rb'w\w+', data)
print(found, found[0])
del data[8:]
print(found[0], found.span())
