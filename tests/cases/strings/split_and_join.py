print('a,b,,c'.split(','), 'a,b,,c'.split(',', 1), 'a,b,,c'.rsplit(',', 1), '  two   words '.split(), ''.split(), ''.split(','))
print('one two three'.split(None, 1), 'a--b--c'.split('--'), 'k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'none'.partition('-'))
print('l1\nl2\r\nl3\rl4\x0bl5'.splitlines(), 'a\nb\n'.splitlines(True))
print('-'.join(['a', 'b', 'c']), ''.join(c for c in 'xyz'), ', '.join({'k': 1, 'm': 2}), '-'.join([]), '-'.join('abc'))
