from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

print(Counter('banana').most_common(2), Counter('ab') + Counter('b'), OrderedDict([('a', 1)]))
d = defaultdict(list)
d['x'].append(1)
print(d, deque([1, 2, 3], maxlen=2), Counter(a=2)['zzz'])
Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x, p._replace(x=5), p == (1, 2), Point._fields)
q = deque('abc')
q.rotate(1)
q.appendleft('z')
print(q, q.popleft(), q.pop(), list(q))
