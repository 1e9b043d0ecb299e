print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'aaa'.replace('aa', 'x'), 'abc'.replace('z', 'y'))
table = str.maketrans('abc', '123', 'd')
print('abcd'.translate(table), 'abc'.translate({97: 'AA', 98: None, 99: 120}), str.maketrans({'x': 'y'}))
print('abc'.replace('b', 'B', count=1))
